/** Exports a figure of some runs as a file. A page and the terminal get the same bytes. */
import type { z } from 'zod'
import type { FigureRun } from '#shared/charts/figure.ts'
import { pointsOf } from '#shared/charts/figureRenderer.ts'
import { FIGURES } from '#shared/charts/figures.ts'
import { paperFigure } from '#shared/charts/paperFigure.ts'
import { protocolLine } from '#shared/charts/protocolLine.ts'
import { csvOf } from '#shared/tables/csvOf.ts'
import { latexOf } from '#shared/tables/latexOf.ts'
import type { ExportedFile, figureRequest } from '#shared/vocabulary/figures.ts'
import type { OpenFigureRenderer } from './ports.ts'
import { exportedFile } from './exportedFile.ts'

/** Which figure to export, in which format and size (millimetres, dots per inch). */
export type FigureFormatRequest = Omit<z.output<typeof figureRequest>, 'runs'>

/** Draws the figure, or writes its data as CSV or LaTeX. The date in the file is that of the newest run. */
export async function exportFigure(
  request: FigureFormatRequest,
  runs: readonly FigureRun[],
  openRenderer: OpenFigureRenderer,
): Promise<ExportedFile> {
  const { format, widthMm, heightMm, dpi } = request
  const figure = FIGURES[request.figure]
  const description = protocolLine(runs)
  const named = (bytes: Uint8Array | string) => exportedFile({ subject: request.figure, format, runs, bytes })
  if (format === 'csv') return named(csvOf(figure.table(runs), [figure.title, figure.explain, description]))
  if (format === 'latex')
    return named(
      latexOf(figure.table(runs), { caption: `${figure.title}. ${description}`, label: request.figure }),
    )

  const option = paperFigure(figure, runs, request)
  const size = { widthPt: pointsOf(widthMm), heightPt: pointsOf(heightMm) }
  const createdAt =
    runs
      .map((run) => run.manifest.createdAt)
      .sort()
      .at(-1) ?? ''
  const facts = {
    title: `${figure.title} (${runs.map((run) => run.label).join(', ')})`,
    description,
    createdAt,
  }
  const drawing = await openRenderer()
  switch (format) {
    case 'svg':
      return named(await drawing.svg(option, size, facts))
    case 'pdf':
      return named(await drawing.pdf(option, size, facts))
    case 'png':
      return named(await drawing.png(option, { ...size, dpi }, facts))
    default:
      return format satisfies never
  }
}
