/** Exports a figure as a file. A page and the terminal get the same bytes. */
import type { FigureOf } from '#shared/charts/figure.ts'
import { pointsOf } from '#shared/charts/figureRenderer.ts'
import { thinnedForPaper } from '#shared/charts/curves/thinnedForPaper.ts'
import { figureSource } from '#shared/charts/source/figureSource.ts'
import type { PLOTS } from '#shared/charts/source/plots.ts'
import { paperFigure } from '#shared/charts/paper/paperFigure.ts'
import { csvOf } from '#shared/tables/csvOf.ts'
import { latexOf } from '#shared/tables/latexOf.ts'
import type { ExportedFile, FigureFormat } from '#shared/vocabulary/figures.ts'
import type { OpenFigureRenderer } from './ports.ts'
import { exportedFile } from './exportedFile.ts'
import { zippedSource } from './zippedSource.ts'

/** What is drawn, and what stands with it. */
export interface DrawnFigure<Data> {
  readonly figure: FigureOf<keyof typeof PLOTS, Data>
  readonly data: Data
  /** What the figure is of, for the title of the file: labels of runs, or a dataset. */
  readonly labels: readonly string[]
  /** The parts of the file name after the figure. */
  readonly of: readonly string[]
  /** The line that says what the data are and how they came about. */
  readonly description: string
  /** The date in the file, ISO 8601; null where its data have none. */
  readonly createdAt: string | null
}

/** Draws the figure, or writes its data as CSV or LaTeX; sizes are in millimetres and dots per inch. */
export async function exportFigure<Data>(
  { figure, data, labels, of, description, createdAt }: DrawnFigure<Data>,
  request: FigureFormat,
  openRenderer: OpenFigureRenderer,
): Promise<ExportedFile> {
  const { format, widthMm, heightMm, dpi } = request
  const named = (bytes: Uint8Array | string) => exportedFile({ subject: figure.name, of, format, bytes })
  if (format === 'csv') return named(csvOf(figure.table(data), [figure.title, figure.explain, description]))
  if (format === 'latex')
    return named(
      latexOf(figure.table(data), { caption: `${figure.title}. ${description}`, label: figure.name }),
    )

  if (format === 'source')
    return named(zippedSource(figure.name, figureSource({ figure, data, description }, request)))

  const size = { widthPt: pointsOf(widthMm), heightPt: pointsOf(heightMm) }
  const { option, description: said } = thinnedForPaper(
    paperFigure(figure, data, request),
    size.widthPt,
    description,
  )
  const facts = { title: `${figure.title} (${labels.join(', ')})`, description: said, createdAt }
  const renderer = await openRenderer()
  const { bytes, missing } =
    format === 'png'
      ? await renderer.png(option, { ...size, dpi }, facts)
      : await renderer[format](option, size, facts)
  return { ...named(bytes), ...(missing === '' ? {} : { missingLetters: missing }) }
}
