/**
 * The themes of all charts on screen and paper. Colour stands for the method and a dashed line for a baseline,
 * everywhere.
 */
import type { FigureFont, FigurePalette, LegendPlace } from '../vocabulary/figures.ts'
import { inEnglish, type Say } from '../vocabulary/wording/inEnglish.ts'
import { PALETTES, type PaletteColours } from './paper/palettes.ts'

/** Colours and sizes of a chart. */
export interface ChartTheme extends PaletteColours {
  readonly name: 'light' | 'dark' | 'paper'
  readonly font: string
  /** Font size: in CSS pixels on screen, in points on paper. */
  readonly fontSize: number
  readonly lineWidth: number
  /** The width of the figure in multiples of the font size, where it is known: on paper. */
  readonly widthEm?: number
  /** Where the legend stands; above the plot where absent, as always on screen. */
  readonly legend?: LegendPlace
  readonly background: string
  readonly text: string
  readonly muted: string
  readonly grid: string
  /** Says what the chart says of itself: titles of axes, entries of legends, what is told of a place. */
  readonly say: Say
}

const FONT = 'Inter, system-ui, sans-serif'
/** The families of paper figures; letters that they lack come from the last before the generic one. */
const PAPER_FONTS: Readonly<Record<FigureFont, string>> = {
  sans: "Inter, 'Noto Sans SC', sans-serif",
  serif: "'STIX Two Text', 'Noto Sans SC', serif",
}

export const lightTheme: ChartTheme = {
  name: 'light',
  font: FONT,
  fontSize: 12,
  lineWidth: 1.75,
  background: 'transparent',
  text: '#1b1b1f',
  muted: '#55555f',
  grid: '#e4e4e8',
  say: inEnglish,
  ...PALETTES.standard,
}

export const darkTheme: ChartTheme = {
  ...lightTheme,
  name: 'dark',
  text: '#ededf0',
  muted: '#b3b5bf',
  grid: '#34363d',
  series: ['#5fb4ec', '#f09a55', '#3cc69a', '#dd8fc4', '#e0bd4a', '#9fd3f5', '#c8c8c8'],
  density: ['#25282e', '#3f7fae', '#c5e4fb'],
  positive: '#3cc69a',
  negative: '#f09a55',
}

/** How a paper figure looks; what is absent is as in the vocabulary. */
export interface PaperLook {
  /** Font size in points. */
  readonly fontPt: number
  /** Width of the figure in points. */
  readonly widthPt?: number
  readonly font?: FigureFont
  /** Width of lines of data in points; one that suits the font size where null or absent. */
  readonly lineWidthPt?: number | null
  readonly palette?: FigurePalette
  readonly legend?: LegendPlace
}

/** Returns the theme of a paper figure, which is drawn in points of 1/72 inch. */
export function paperTheme({ fontPt, widthPt, font, lineWidthPt, palette, legend }: PaperLook): ChartTheme {
  return {
    ...lightTheme,
    ...PALETTES[palette ?? 'standard'],
    name: 'paper',
    font: PAPER_FONTS[font ?? 'sans'],
    fontSize: fontPt,
    ...(widthPt === undefined ? {} : { widthEm: widthPt / fontPt }),
    ...(legend === undefined ? {} : { legend }),
    lineWidth: lineWidthPt ?? Math.max(0.6, fontPt / 9),
    background: '#ffffff',
    grid: '#dddddd',
    text: '#000000',
    muted: '#333333',
  }
}

/** Returns the colour of the series with this index, from 0; colours repeat after the last. */
export function seriesColor(theme: ChartTheme, index: number): string {
  return theme.series[index % theme.series.length] ?? theme.text
}

/** Returns what is behind a chart, to fill what is hollow: the background itself may be transparent. */
export function paperColor({ name, background }: ChartTheme): string {
  return background !== 'transparent' ? background : name === 'dark' ? '#1c1d21' : '#ffffff'
}
