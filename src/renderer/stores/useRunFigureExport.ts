/** The export of figures of runs. */
import type { Ref } from 'vue'
import type { FigureRun } from '#shared/charts/figure.ts'
import { protocolLine } from '#shared/charts/protocolLine.ts'
import type { FigureName } from '#shared/vocabulary/figures.ts'
import { useFigureExport } from './useFigureExport.ts'

/** The export of the figures of a page, which show `figureRuns`. */
export function useRunFigureExport(figureRuns: Ref<readonly FigureRun[]>) {
  return useFigureExport<FigureName, readonly FigureRun[]>({
    data: () => figureRuns.value,
    lineOf: protocolLine,
    requestOf: (figure, runs, format) => ({ runs: runs.map(({ run }) => run), figure, ...format }),
  })
}
