/** The figure that is being exported through its dialog, and its data for the clipboard. */
import { computed, shallowRef, type Ref } from 'vue'
import type { Figure, FigureRun } from '#shared/charts/figure.ts'
import { protocolLine } from '#shared/charts/protocolLine.ts'
import { csvOf } from '#shared/tables/csvOf.ts'
import type { FigureRequest } from '#shared/vocabulary/figures.ts'
import { useExports } from './useExports.ts'

/** The export of the figures of a page, which show `figureRuns`. */
export function useFigureExport(figureRuns: Ref<readonly FigureRun[]>) {
  const exports = useExports()
  const figure = shallowRef<Figure | null>(null)
  return {
    /** Null while the dialog is closed. */
    figure,
    open: computed({ get: () => figure.value !== null, set: (open) => open || (figure.value = null) }),
    busy: exports.busy,
    save: async (format: Omit<FigureRequest, 'runs' | 'figure'>): Promise<void> => {
      const runs = figureRuns.value.map(({ run }) => run)
      if (figure.value && (await exports.saveFigure({ runs, figure: figure.value.name, ...format })))
        figure.value = null
    },
    copy: (copied: Figure): void => {
      void exports.copyText(
        csvOf(copied.table(figureRuns.value), [copied.title, protocolLine(figureRuns.value)]),
      )
    },
  }
}
