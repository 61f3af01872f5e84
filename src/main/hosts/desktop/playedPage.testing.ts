/** A page in the window, up to its preload script: runs the built script with the modules that a sandbox offers, and no others. */
import { EventEmitter } from 'node:events'
import { readFileSync } from 'node:fs'
import vm from 'node:vm'
import type { DesktopShell } from '#shared/contract/shell.ts'
import type { PlayedIpcMain } from './electron.testing.ts'
import type { PlayedContents, PlayedFrame } from './playedWindow.testing.ts'

export interface PlayedPage {
  /** What the script put on the page's window, by name. */
  readonly exposed: Readonly<Record<string, unknown>>
  readonly shell: DesktopShell
  readonly window: PlayedPageWindow
  /** Names of the modules that the script asked for. */
  readonly required: readonly string[]
}

export interface PlayedPageParts {
  readonly preload: string
  readonly contents: PlayedContents
  readonly ipcMain: PlayedIpcMain
  /** Paths of files, as the user dropped them. */
  readonly paths?: ReadonlyMap<unknown, string>
}

/** A window hears what it posts to itself, later, with the ports that were given along. */
export class PlayedPageWindow {
  readonly location: { readonly origin: string }
  readonly #listeners = new Set<(event: never) => void>()

  constructor(origin: string) {
    this.location = { origin }
  }

  addEventListener(_type: 'message', listener: (event: never) => void): void {
    this.#listeners.add(listener)
  }

  postMessage(data: unknown, targetOrigin: string, ports: readonly unknown[]): void {
    if (targetOrigin !== this.location.origin) return
    const event = { source: this, origin: this.location.origin, data: structuredClone(data), ports }
    setImmediate(() => {
      for (const hear of this.#listeners) hear(event as never)
    })
  }
}

export function playedPage({ preload, contents, ipcMain, paths = new Map() }: PlayedPageParts): PlayedPage {
  const window = new PlayedPageWindow(contents.mainFrame.origin)
  const exposed: Record<string, unknown> = {}
  const required: string[] = []
  const ipcRenderer = playedIpcRenderer(ipcMain, contents)
  const electron = {
    contextBridge: {
      exposeInMainWorld: (name: string, value: unknown) => {
        if (name in exposed)
          throw new Error(`Cannot bind an API on top of an existing property on the window object: ${name}`)
        exposed[name] = value
      },
    },
    ipcRenderer,
    webUtils: {
      getPathForFile: (file: unknown) => {
        if (typeof file !== 'object') throw new TypeError('Not a File.')
        return paths.get(file) ?? ''
      },
    },
  }
  const require = (name: string) => {
    required.push(name)
    if (name === 'electron') return electron
    throw new Error(`module not found: ${name}`)
  }
  const run = vm.compileFunction(readFileSync(preload, 'utf8'), ['require', 'module', 'exports', 'window'], {
    filename: preload,
  })
  Reflect.apply(run, undefined, [require, { exports: {} }, {}, window])
  return { exposed, shell: exposed['recnetShell'] as DesktopShell, window, required }
}

function playedIpcRenderer(ipcMain: PlayedIpcMain, contents: PlayedContents) {
  const heard = new EventEmitter()
  const sender = () => ({ sender: contents, senderFrame: contents.mainFrame })
  contents.deliver = (channel, words, ports) => void heard.emit(channel, { ports }, ...words)
  return {
    on: (channel: string, listener: (...args: unknown[]) => void) => heard.on(channel, listener),
    send: (channel: string, ...words: unknown[]) => {
      const cloned = structuredClone(words)
      setImmediate(() => ipcMain.emit(channel, sender(), ...cloned))
    },
    invoke: (channel: string, ...words: unknown[]) => invoke(ipcMain, { channel, words, from: sender() }),
  }
}

export interface Invocation {
  readonly channel: string
  readonly words: readonly unknown[]
  readonly from: { readonly sender: PlayedContents; readonly senderFrame: PlayedFrame | null }
}

/** As `ipcRenderer.invoke` from wherever. */
export async function invoke(ipcMain: PlayedIpcMain, { channel, words, from }: Invocation): Promise<unknown> {
  const cloned = structuredClone(words)
  await new Promise((resolve) => setImmediate(resolve))
  const handler = ipcMain.handlers.get(channel)
  if (!handler) throw new Error(`No handler registered for '${channel}'`)
  try {
    return structuredClone(await handler(from, ...cloned))
  } catch (error) {
    throw new Error(`Error invoking remote method '${channel}': ${String(error)}`, { cause: error })
  }
}
