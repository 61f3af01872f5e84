/**
 * The themes of all charts on screen and paper. Colour stands for the method and a dashed line for a baseline,
 * everywhere.
 */

/** Colours and sizes of a chart. */
export interface ChartTheme {
  readonly name: 'light' | 'dark' | 'paper'
  readonly font: string
  /** Font size: in CSS pixels on screen, in points on paper. */
  readonly fontSize: number
  readonly lineWidth: number
  /** The width of the figure in multiples of the font size, where it is known: on paper. */
  readonly widthEm?: number
  readonly background: string
  readonly text: string
  readonly muted: string
  readonly grid: string
  /**
   * Colours that colour-blind people can distinguish, after Okabe and Ito, with a contrast of at least 3:1 to the
   * background.
   */
  readonly series: readonly [string, string, string, string, string, string, string]
  /** The colours of densities, from low to high. */
  readonly density: readonly [string, string, string]
  readonly positive: string
  readonly negative: string
}

const FONT = 'Inter, system-ui, sans-serif'
const ON_WHITE = ['#0072b2', '#c04f00', '#00805b', '#a8488a', '#8a6a00', '#2a8bc4', '#4d4d4d'] as const

export const lightTheme: ChartTheme = {
  name: 'light',
  font: FONT,
  fontSize: 12,
  lineWidth: 1.75,
  background: 'transparent',
  text: '#1b1b1f',
  muted: '#55555f',
  grid: '#e4e4e8',
  series: ON_WHITE,
  density: ['#f0f4f8', '#6aa5d0', '#08407a'],
  positive: '#00805b',
  negative: '#c04f00',
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

/**
 * Returns the theme of a paper figure, which is drawn in points of 1/72 inch; `fontPt` is the font size in points, and
 * `widthPt` the width of the figure.
 */
export function paperTheme(fontPt: number, widthPt?: number): ChartTheme {
  return {
    ...lightTheme,
    name: 'paper',
    fontSize: fontPt,
    ...(widthPt === undefined ? {} : { widthEm: widthPt / fontPt }),
    lineWidth: Math.max(0.6, fontPt / 9),
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
