/** Asks the engine for a file, and lets the user choose where it is saved. */
import { ref } from 'vue'
import type { BundleRequest } from '#shared/vocabulary/bundles/bundles.ts'
import type { HistoryRequest } from '#shared/vocabulary/causes/historyRequest.ts'
import type { ExportedFile, FigureRequest, TableRequest } from '#shared/vocabulary/figures.ts'
import { missingLettersText } from '#shared/charts/paper/missingLettersText.ts'
import { t } from '../locales/t.ts'
import { useConnection } from '../connection/useConnection.ts'
import { useNotices } from './notices.ts'

/** Saving of figures, tables and files, and copying of text. None of them rejects: errors become notices. */
export function useExports() {
  const { workbench, shell } = useConnection()
  const notices = useNotices()
  const busy = ref(false)

  /** Resolves with whether the file was saved: false after an error, which is shown as a notice, or where the user cancelled. */
  async function save(file: () => Promise<ExportedFile>): Promise<boolean> {
    busy.value = true
    try {
      const exported = await file()
      const name = await shell.save(exported)
      if (name !== null)
        notices.tell([t('stores.savedName', { name }), ...missingLettersText(exported)].join(' '))
      return name !== null
    } catch (error) {
      notices.fail(error)
      return false
    } finally {
      busy.value = false
    }
  }

  /** Puts a file on the clipboard. */
  async function copy(file: Promise<ExportedFile>, type: 'image/png' | 'text/plain'): Promise<void> {
    busy.value = true
    try {
      // The promise goes into the item: what is written after the answer of a call would no longer be what a click asked for.
      const content = file.then(
        ({ base64 }) => new Blob([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))], { type }),
      )
      await navigator.clipboard.write([new ClipboardItem({ [type]: content })])
      notices.tell(t('stores.copied'))
    } catch (error) {
      notices.fail(error)
    } finally {
      busy.value = false
    }
  }

  return {
    busy,
    saveFigure: (request: FigureRequest) => save(() => workbench['export.figure'](request)),
    saveTable: (request: TableRequest) => save(() => workbench['export.table'](request)),
    /** Saves runs as one file. */
    saveBundle: (request: BundleRequest) => save(() => workbench['bundles.export'](request)),
    saveHistory: (request: HistoryRequest) => save(() => workbench['export.history'](request)),
    saveDataset: (dataset: string) => save(() => workbench['export.dataset']({ dataset })),
    /** Saves a file that the page already has. */
    saveFile: (file: ExportedFile) => save(() => Promise.resolve(file)),
    /** Puts a figure on the clipboard, as pixels. */
    copyImage: (request: FigureRequest) => copy(workbench['export.figure'](request), 'image/png'),
    /** Puts the text of a table on the clipboard. */
    copyTable: (request: TableRequest) => copy(workbench['export.table'](request), 'text/plain'),
    copyText: async (text: string) => {
      try {
        await navigator.clipboard.writeText(text)
        notices.tell(t('stores.copied'))
      } catch (error) {
        notices.fail(error)
      }
    },
  }
}
