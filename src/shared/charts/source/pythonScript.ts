/** The file `figure.py` of a figure as source: Matplotlib, as little as draws this figure well. */
import { PALETTES } from '../paper/palettes.ts'
import { categoryNames, namedCategories } from './categoryNames.ts'
import type { Plot, SourceSize } from './plot.ts'
import type { PlotData } from './plotData.ts'
import { PYTHON_BODY } from './pythonBody.ts'

/** Returns the script. All texts stand in its constants, as literals that JSON and Python share. */
export function pythonScript(plot: Plot, { panels, series }: PlotData, size: SourceSize): string {
  const literal = (value: string | readonly string[]) => JSON.stringify(value)
  const flag = (value: boolean | undefined) => (value === true ? 'True' : 'False')
  return [
    '"""Draws the figure from data.csv and writes figure.pdf and figure.png. Needs matplotlib and pandas; see README.txt."""',
    '',
    `WIDTH_MM, HEIGHT_MM, FONT_PT, DPI = ${size.widthMm}, ${size.heightMm}, ${size.fontPt}, ${size.dpi}`,
    `FAMILY, LINE_PT = ${literal(size.font === 'serif' ? 'serif' : 'sans-serif')}, ${size.lineWidthPt ?? 0.9}`,
    `Y_LABEL = ${literal(plot.yLabel)}`,
    `STEPS, BAND, LOG_X, LOG_Y = ${[plot.steps, plot.band, plot.logX, plot.logY].map(flag).join(', ')}`,
    `SERIES = ${literal(series)}`,
    `COLOURS = ${literal(PALETTES[size.palette ?? 'standard'].series)}`,
    'PANELS = [',
    ...panels.map((panel) => {
      const { name, kind, categories, floors } = panel
      const found = categoryNames(panel, size, panels.length)
      const names = categories === null ? 'None' : literal(found)
      const named = namedCategories(panel, found, size, panels.length).join(', ')
      const values = floors.map((floor) => floor ?? 'None').join(', ')
      const xLabel = kind === plot.kind ? plot.xLabel : ''
      return `    {"name": ${literal(name)}, "kind": ${literal(kind)}, "x_label": ${literal(xLabel)}, "categories": ${names}, "named": [${named}], "floors": [${values}]},`
    }),
    ']',
    '',
    PYTHON_BODY,
  ].join('\n')
}
