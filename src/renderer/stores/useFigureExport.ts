/** The figure that is being exported through its dialog, and its data for the clipboard. */
import { computed, shallowRef } from 'vue'
import type { FigureOf } from '#shared/charts/figure.ts'
import { csvOf } from '#shared/tables/csvOf.ts'
import type { FigureFormat, FigureRequest } from '#shared/vocabulary/figures.ts'
import { useExports } from './useExports.ts'

/** What the figures of a page are drawn from, and how they are asked for as files. */
export interface FigureSource<Name extends string, Data> {
  /** Null where there is nothing to draw yet. */
  readonly data: () => Data | null
  /** The line that says what the data are. */
  readonly lineOf: (data: Data) => string
  readonly requestOf: (figure: Name, data: Data, format: FigureFormat) => FigureRequest
}

/** The export of the figures of a page. */
export function useFigureExport<Name extends string, Data>({
  data,
  lineOf,
  requestOf,
}: FigureSource<Name, Data>) {
  const exports = useExports()
  const figure = shallowRef<FigureOf<Name, Data> | null>(null)
  return {
    /** Null while the dialog is closed. */
    figure,
    open: computed({ get: () => figure.value !== null, set: (open) => open || (figure.value = null) }),
    busy: exports.busy,
    save: async (format: FigureFormat): Promise<void> => {
      const drawn = data()
      if (figure.value === null || drawn === null) return
      if (await exports.saveFigure(requestOf(figure.value.name, drawn, format))) figure.value = null
    },
    copy: (copied: FigureOf<Name, Data>): void => {
      const drawn = data()
      if (drawn !== null) void exports.copyText(csvOf(copied.table(drawn), [copied.title, lineOf(drawn)]))
    },
  }
}
