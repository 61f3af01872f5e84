/** The figure that is being exported through its dialog, and its data for the clipboard. */
import { computed, reactive, ref, shallowRef } from 'vue'
import type { FigureOf } from '#shared/charts/figure.ts'
import { csvOf } from '#shared/tables/csvOf.ts'
import type { ExportedFile, FigureFormat, FigureRequest } from '#shared/vocabulary/figures.ts'
import { useConnection } from '../connection/useConnection.ts'
import { useExports } from './useExports.ts'

/** What the figures of a page are drawn from, and how they are asked for as files. */
export interface FigureSource<Name extends string, Data> {
  /** Null where there is nothing to draw yet. */
  readonly data: () => Data | null
  /** The line that says what the data are. */
  readonly lineOf: (data: Data) => string
  /** The request; `other` is the run that the figure is drawn of in place of those of the page, where one is chosen. */
  readonly requestOf: (figure: Name, data: Data, format: FigureFormat, other: string) => FigureRequest
  /** The runs that may be chosen so. */
  readonly others?: () => readonly { readonly run: string; readonly label: string }[]
}

/** The export of the figures of a page; the dialog takes it whole. */
export function useFigureExport<Name extends string, Data>({
  data,
  lineOf,
  requestOf,
  others,
}: FigureSource<Name, Data>) {
  const { workbench } = useConnection()
  const exports = useExports()
  const figure = shallowRef<FigureOf<Name, Data> | null>(null)
  const other = ref('')

  function asked(format: FigureFormat): FigureRequest | null {
    const drawn = data()
    return figure.value === null || drawn === null
      ? null
      : requestOf(figure.value.name, drawn, format, other.value)
  }

  return reactive({
    /** Null while the dialog is closed. */
    figure,
    busy: exports.busy,
    other,
    others: computed(() => others?.() ?? []),
    open: (chosen: FigureOf<Name, Data>): void => {
      figure.value = chosen
      other.value = ''
    },
    close: (): void => void (figure.value = null),
    choose: (run: string): void => void (other.value = run),
    draw: async (format: FigureFormat): Promise<ExportedFile> => {
      const request = asked(format)
      if (request === null) throw new Error('The figure has no data yet.')
      return workbench['export.figure'](request)
    },
    save: async (format: FigureFormat): Promise<void> => {
      const request = asked(format)
      if (request !== null && (await exports.saveFigure(request))) figure.value = null
    },
    copyImage: async (format: FigureFormat): Promise<void> => {
      const request = asked({ ...format, format: 'png' })
      if (request !== null) await exports.copyImage(request)
    },
    copy: (copied: FigureOf<Name, Data>): void => {
      const drawn = data()
      if (drawn !== null) void exports.copyText(csvOf(copied.table(drawn), [copied.title, lineOf(drawn)]))
    },
  })
}
