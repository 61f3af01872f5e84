/** What pages may ask of the desktop host, through the functions of its preload script. */
import type { DesktopShell, ShellAnswer } from '#shared/contract/shell.ts'
import { fromWire, WorkbenchError } from '#shared/errors.ts'
import type { Shell } from './shell.ts'

/** The shell of a page in an Electron window. Its functions reject with the error that the main process answered. */
export function desktopShell(shell: DesktopShell): Shell {
  return {
    host: 'desktop',
    pickSource: async (kind) => valueOf(await shell.pickSource(kind)),
    sourceOfFiles: async (files) => valueOf(await shell.sourceOfFiles(files)),
    folders: async () => [],
    grantFolder: () =>
      Promise.reject(
        new WorkbenchError({
          code: 'source-unknown',
          expected: 'a folder that the web host was started with',
        }),
      ),
    save: async (file) => valueOf(await shell.saveFile(file)),
  }
}

function valueOf<Value>(answer: ShellAnswer<Value>): Value {
  if (answer.ok) return answer.value
  throw fromWire(answer.error)
}
