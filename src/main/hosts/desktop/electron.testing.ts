/**
 * A stand-in for as much of Electron's main process as the desktop host uses, for machines without its binary. It keeps
 * the order that Electron demands (what must come before `ready`, and what after), delivers messages later and cloned,
 * and lets a test see what was asked of it.
 */
import { EventEmitter } from 'node:events'
import type * as Electron from 'electron'
import { PlayedBrowserWindow, PlayedContents, type Preventable } from './playedWindow.testing.ts'
import { PlayedMessageChannel } from './playedPort.testing.ts'
import { PlayedUtilityProcess } from './playedUtilityProcess.testing.ts'

export interface PlayedElectronOptions {
  readonly isPackaged?: boolean
  /** Another instance has the lock. */
  readonly isSecond?: boolean
  readonly documents?: string
  readonly workAreas?: readonly {
    readonly x: number
    readonly y: number
    readonly width: number
    readonly height: number
  }[]
}

export type PlayedElectron = ReturnType<typeof playedElectron>

/** Answers what `import … from 'electron'` gives, and beside it what only a test asks. */
export function playedElectron(options: PlayedElectronOptions = {}) {
  const app = new PlayedApp(options)
  const ready = () => {
    if (!app.isReady()) throw new Error('Used before the app was ready.')
  }
  const notReady = (what: string) => {
    if (app.isReady()) throw new Error(`${what} must be called before the app is ready.`)
  }
  const areas = options.workAreas ?? [{ x: 0, y: 0, width: 1920, height: 1080 }]
  const displays = areas.map((workArea, id) => ({ id, workArea }))
  const asked: { readonly kind: string; readonly options: Record<string, unknown> }[] = []
  const answers: unknown[] = []
  const ask = (kind: string) => {
    return async (...args: unknown[]) => {
      ready()
      asked.push({ kind, options: args.at(-1) as Record<string, unknown> })
      if (answers.length === 0) throw new Error(`Nobody answers: ${kind} ${JSON.stringify(args.at(-1))}`)
      return answers.shift()
    }
  }
  const schemes: { readonly scheme: string; readonly privileges: Record<string, boolean> }[] = []
  const protocols = new Map<string, (request: Request) => Promise<Response>>()
  const opened: string[] = []
  const menus: unknown[] = []
  const engines: PlayedUtilityProcess[] = []
  const defaultSession = new PlayedSession()

  class BrowserWindow extends PlayedBrowserWindow {
    constructor(given: Record<string, unknown>) {
      ready()
      super(given, app.windows)
      app.emit('web-contents-created', {}, this.webContents)
    }
  }

  const electron = {
    app,
    BrowserWindow,
    MessageChannelMain: PlayedMessageChannel,
    dialog: {
      showMessageBox: ask('message'),
      showOpenDialog: ask('open'),
      showSaveDialog: ask('save'),
      showErrorBox: (title: string, content: string) =>
        void asked.push({ kind: 'error', options: { title, content } }),
    },
    ipcMain: new PlayedIpcMain(),
    Menu: {
      buildFromTemplate: (template: unknown) => template,
      setApplicationMenu: (menu: unknown) => void menus.push(menu),
    },
    nativeTheme: { shouldUseDarkColors: false },
    protocol: {
      registerSchemesAsPrivileged: (given: typeof schemes) => {
        notReady('registerSchemesAsPrivileged')
        schemes.push(...given)
      },
      handle: (scheme: string, handler: (request: Request) => Promise<Response>) => {
        ready()
        protocols.set(scheme, handler)
      },
    },
    screen: {
      getPrimaryDisplay: () => (ready(), displays[0]),
      getAllDisplays: () => (ready(), displays),
    },
    session: {
      get defaultSession() {
        ready()
        return defaultSession
      },
    },
    shell: {
      openExternal: async (address: string) => void opened.push(address),
      openPath: async (path: string) => (opened.push(path), ''),
    },
    utilityProcess: {
      fork: (modulePath: string, args: readonly string[], forkOptions: Record<string, unknown>) => {
        ready()
        const child = new PlayedUtilityProcess(modulePath, args, forkOptions)
        engines.push(child)
        return child
      },
    },
    // Nothing that Electron does not have.
  } satisfies Partial<Record<keyof typeof Electron, unknown>>

  return {
    electron,
    app,
    asked,
    answers,
    schemes,
    protocols,
    opened,
    menus,
    engines,
    session: defaultSession,
  }
}

class PlayedApp extends EventEmitter {
  readonly isPackaged: boolean
  readonly windows: PlayedBrowserWindow[] = []
  readonly paths: Record<string, string>
  isSandboxed = false
  ended: number | null = null
  readonly #isSecond: boolean
  readonly #ready = Promise.withResolvers<void>()
  #isReady = false

  constructor({ isPackaged = false, isSecond = false, documents = '/' }: PlayedElectronOptions) {
    super()
    this.isPackaged = isPackaged
    this.#isSecond = isSecond
    this.paths = { documents }
  }

  isReady = () => this.#isReady
  whenReady = () => this.#ready.promise
  requestSingleInstanceLock = () => !this.#isSecond
  getPath = (name: string) => this.paths[name]
  setPath = (name: string, path: string) => void (this.paths[name] = path)
  enableSandbox = () => {
    if (this.#isReady) throw new Error('enableSandbox must be called before the app is ready.')
    this.isSandboxed = true
  }

  /** What Electron does by itself a while after the main module was evaluated. */
  becomeReady(): Promise<void> {
    this.#isReady = true
    this.#ready.resolve()
    return new Promise((resolve) => setImmediate(resolve))
  }

  /** As Electron: `before-quit` may keep it, then any window may; only then does it end. */
  quit = () => {
    if (this.ended !== null || !this.#passes('before-quit')) return
    for (const window of [...this.windows]) window.close()
    if (this.windows.length > 0 || !this.#passes('will-quit')) return
    this.exit(0)
  }

  exit = (code = 0) => {
    this.ended = code
    this.emit('quit', {}, code)
  }

  #passes(event: string): boolean {
    const preventable: Preventable = {
      defaultPrevented: false,
      preventDefault: () => void (preventable.defaultPrevented = true),
    }
    this.emit(event, preventable)
    return !preventable.defaultPrevented
  }
}

type IpcHandler = (event: unknown, ...args: unknown[]) => unknown

export class PlayedIpcMain extends EventEmitter {
  readonly handlers = new Map<string, IpcHandler>()

  handle(channel: string, handler: IpcHandler): void {
    if (this.handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`)
    this.handlers.set(channel, handler)
  }
}

class PlayedSession extends EventEmitter {
  permissionRequest:
    | ((
        contents: unknown,
        permission: string,
        callback: (granted: boolean) => void,
        details: unknown,
      ) => void)
    | null = null
  permissionCheck:
    ((contents: unknown, permission: string, origin: string, details: unknown) => boolean) | null = null
  devicePermission: ((details: unknown) => boolean) | null = null
  setPermissionRequestHandler = (handler: typeof this.permissionRequest) =>
    void (this.permissionRequest = handler)
  setPermissionCheckHandler = (handler: typeof this.permissionCheck) => void (this.permissionCheck = handler)
  setDevicePermissionHandler = (handler: typeof this.devicePermission) =>
    void (this.devicePermission = handler)
}

export { PlayedBrowserWindow, PlayedContents }
