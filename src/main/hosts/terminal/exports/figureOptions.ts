/** The options of `recnet export figure` that say how a figure looks. */
import { Option } from 'commander'
import {
  FIGURE_FONTS,
  FIGURE_PALETTES,
  LEGEND_PLACES,
  type FigureFormat,
} from '#shared/vocabulary/figures.ts'
import { formatOf, formatOption, type Endings, type TypedPlace } from './formatOption.ts'

const ENDINGS: Endings<FigureFormat['format']> = {
  pdf: '.pdf',
  svg: '.svg',
  png: '.png',
  csv: '.csv',
  latex: '.tex',
  source: '.zip',
}

/** What was typed. */
export interface TypedFormat extends TypedPlace {
  readonly width: string
  readonly height: string
  readonly dpi: string
  readonly font: string
  readonly typeface: string
  readonly line?: string
  readonly palette: string
  readonly legend: string
  readonly title: boolean
}

/** Returns the options, new ones at each call. */
export function figureOptions(): readonly Option[] {
  return [
    formatOption(ENDINGS, 'File format; source is a ZIP with the data and scripts that draw it'),
    new Option('--width <mm>', 'True width in millimetres.').default('85'),
    new Option('--height <mm>', 'True height in millimetres.').default('60'),
    new Option('--dpi <number>', 'Pixels per inch of a PNG.').default('300'),
    new Option('--font <pt>', 'Size of the text on paper, in points.').default('8'),
    new Option('--typeface <name>', 'Typeface: sans is Inter, serif is STIX Two Text.')
      .choices(FIGURE_FONTS)
      .default('sans'),
    new Option('--line <pt>', 'Width of the lines of data, in points; default: one that suits the text.'),
    new Option('--palette <name>', 'Set of colours; grey is for print without colour.')
      .choices(FIGURE_PALETTES)
      .default('standard'),
    new Option('--legend <place>', 'Where the legend stands.').choices(LEGEND_PLACES).default('top'),
    new Option('--title', 'Draw the title into the figure.').default(false),
  ]
}

/** Returns what was typed as a request has it, still unchecked. */
export function figureFormatOf(typed: TypedFormat): Readonly<Record<keyof FigureFormat, unknown>> {
  return {
    format: formatOf(ENDINGS, typed),
    widthMm: Number(typed.width),
    heightMm: Number(typed.height),
    dpi: Number(typed.dpi),
    fontPt: Number(typed.font),
    font: typed.typeface,
    lineWidthPt: typed.line === undefined ? null : Number(typed.line),
    palette: typed.palette,
    legend: typed.legend,
    title: typed.title,
  }
}
