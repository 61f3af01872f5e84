/** Asks the engine for a file and lets the user say where it goes. */
import { ref } from 'vue'
import type { ExportedFile, FigureRequest, TableRequest } from '#shared/vocabulary/figures.ts'
import { useConnection } from '../connection/useConnection.ts'
import { useNotices } from './notices.ts'

export function useExports() {
  const { workbench, shell } = useConnection()
  const notices = useNotices()
  const busy = ref(false)

  /** Whether it was saved: false after an error, which was told, or where the user changed their mind. */
  async function save(file: () => Promise<ExportedFile>): Promise<boolean> {
    busy.value = true
    try {
      const name = await shell.save(await file())
      if (name !== null) notices.tell(`Saved ${name}.`)
      return name !== null
    } catch (error) {
      notices.fail(error)
      return false
    } finally {
      busy.value = false
    }
  }

  return {
    busy,
    saveFigure: (request: FigureRequest) => save(() => workbench['export.figure'](request)),
    saveTable: (request: TableRequest) => save(() => workbench['export.table'](request)),
    /** Of what the page has already. */
    saveFile: (file: ExportedFile) => save(() => Promise.resolve(file)),
    copyText: async (text: string) => {
      try {
        await navigator.clipboard.writeText(text)
        notices.tell('Copied.')
      } catch (error) {
        notices.fail(error)
      }
    },
  }
}
