/** A figure as source: its data, and scripts that draw it with other programs. */
import { csvOf } from '../../tables/csvOf.ts'
import type { FigureOf } from '../figure.ts'
import { paperFigure } from '../paper/paperFigure.ts'
import { latexScript } from './latexScript.ts'
import type { SourceSize } from './plot.ts'
import { plotCsv } from './plotCsv.ts'
import { plotData } from './plotData.ts'
import { plotOf } from './plotOf.ts'
import type { PLOTS } from './plots.ts'
import { pythonScript } from './pythonScript.ts'

/** One file of the archive. */
export interface SourceFile {
  readonly name: string
  readonly text: string
}

/** What is drawn, and the line that says what it is. */
export interface SourceFigure<Data> {
  readonly figure: FigureOf<keyof typeof PLOTS, Data>
  readonly data: Data
  readonly description: string
}

/** Returns the files: data.csv, figure.py, figure.tex, table.csv, option.json and README.txt. */
export function figureSource<Data>(
  { figure, data, description }: SourceFigure<Data>,
  size: SourceSize & { readonly title: boolean },
): readonly SourceFile[] {
  const plot = plotOf(figure.name, figure.choice)
  const table = figure.table(data)
  const points = plotData(plot, table)
  return [
    { name: 'README.txt', text: readme(figure, description) },
    { name: 'data.csv', text: plotCsv(points) },
    { name: 'figure.py', text: pythonScript(plot, points, size) },
    { name: 'figure.tex', text: latexScript(plot, points, size) },
    { name: 'table.csv', text: csvOf(table, [figure.title, figure.explain, description]) },
    { name: 'option.json', text: `${JSON.stringify(paperFigure(figure, data, size), null, 2)}\n` },
  ]
}

function readme(
  { title, explain }: Pick<FigureOf<string, never>, 'title' | 'explain'>,
  description: string,
): string {
  return [
    title,
    '',
    explain,
    '',
    description,
    '',
    'data.csv     The points: panel, series, x, y, and low and high where there are bounds; nan is absent.',
    '             "at" is the place on the x axis, "minus" and "plus" are the lengths of error bars.',
    'figure.py    python3 figure.py writes figure.pdf and figure.png; needs matplotlib and pandas.',
    'figure.tex   pdflatex figure.tex writes figure.pdf; needs pgfplots.',
    '             Hollow marks are values of the paper; dashed and dotted lines without a name are the random floor.',
    'table.csv    The table of the figure in full, with what it is about as comments.',
    'option.json  The option of Apache ECharts from which the workbench draws it; shapes that ECharts does not have',
    '             are custom series of the workbench.',
    '',
  ].join('\n')
}
