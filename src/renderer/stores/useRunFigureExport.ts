/** The export of figures of runs. */
import type { Ref } from 'vue'
import type { FigureRun } from '#shared/charts/figure.ts'
import { protocolLine } from '#shared/charts/protocolLine.ts'
import type { FigureName } from '#shared/vocabulary/figures.ts'
import { useFigureChoice } from './figureChoice.ts'
import { useRuns } from './runs.ts'
import { useFigureExport } from './useFigureExport.ts'

/** The export of the figures of a page, which show `figureRuns`. */
export function useRunFigureExport(figureRuns: Ref<readonly FigureRun[]>) {
  const choices = useFigureChoice()
  const store = useRuns()
  return useFigureExport<FigureName, readonly FigureRun[]>({
    data: () => figureRuns.value,
    lineOf: protocolLine,
    requestOf: (figure, runs, format, other) => ({
      runs: other === '' ? runs.map(({ run }) => run) : [other],
      figure,
      choice: choices.choice,
      ...format,
    }),
    others: () => {
      const shown = new Set(figureRuns.value.map(({ run }) => run))
      return store.rows
        .filter(({ run, step }) => step > 0 && (shown.size > 1 || !shown.has(run)))
        .map(({ run }) => ({ run, label: run }))
    },
  })
}
