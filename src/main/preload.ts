/**
 * All that the page may use of this machine, as named functions. CommonJS and without any other file, since a sandboxed
 * preload script can load neither modules nor neighbours.
 */
import { contextBridge, ipcRenderer, webUtils } from 'electron'
import { PORT_MESSAGE, type DesktopShell, type ShellAnswer } from '#shared/contract/shell.ts'
import type { Place } from '#shared/contract/places.ts'
import type { EngineState } from '#shared/contract/workbench.ts'
import type { Source } from '#shared/vocabulary/imports/imports.ts'
import { CALLS, NEWS, QUESTIONS } from './hosts/desktop/page/channels.ts'

/** The part of the page's window that this script needs. */
declare const window: {
  readonly location: { readonly origin: string }
  postMessage(message: unknown, origin: string, transfer: readonly unknown[]): void
}

const engine = heard<EngineState>(NEWS.engineState)
const places = heard<Place>(NEWS.navigate)

// A port cannot cross the context bridge; a message of the window to itself carries it over.
ipcRenderer.on(NEWS.port, ({ ports }) =>
  window.postMessage({ type: PORT_MESSAGE }, window.location.origin, ports),
)

let isWatching = false

const shell: DesktopShell = {
  requestPort: () => ipcRenderer.send(CALLS.requestPort),
  pickSource: (kind) => ipcRenderer.invoke(QUESTIONS.pickSource, kind) as Promise<ShellAnswer<Source | null>>,
  sourceOfFiles: (files) => sourceOfFiles(files),
  saveFile: (file) => ipcRenderer.invoke(QUESTIONS.saveFile, file) as Promise<ShellAnswer<string | null>>,
  onEngineState: (listener) => {
    if (!isWatching) ipcRenderer.send(CALLS.watchEngine)
    isWatching = true
    return engine.listen(listener, { tellLast: true })
  },
  onNavigate: (listener) => places.listen(listener, { tellLast: false }),
}
contextBridge.exposeInMainWorld('recnetShell', shell)

/** The paths of dropped files, which go to the main process and never to the page. A file that is not on this machine has none. */
async function sourceOfFiles(files: readonly unknown[]): Promise<ShellAnswer<Source>> {
  const paths = files.map((file) => webUtils.getPathForFile(file as File))
  if (paths.length === 0 || paths.includes('')) {
    return {
      ok: false,
      error: { details: { code: 'source-unknown', expected: 'files or a folder on this machine' } },
    }
  }
  return ipcRenderer.invoke(QUESTIONS.sourceOfFiles, paths) as Promise<ShellAnswer<Source>>
}

/** What the main process tells on one channel, without the event that it comes with. */
function heard<News>(channel: string) {
  const listeners = new Set<{ readonly hear: (news: News) => void }>()
  let last: { readonly news: News } | null = null
  ipcRenderer.on(channel, (_event, news: News) => {
    last = { news }
    for (const { hear } of [...listeners]) hear(news)
  })
  return {
    listen: (hear: (news: News) => void, { tellLast }: { readonly tellLast: boolean }) => {
      const entry = { hear }
      listeners.add(entry)
      if (tellLast && last) hear(last.news)
      return () => void listeners.delete(entry)
    },
  }
}
