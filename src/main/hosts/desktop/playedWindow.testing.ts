/** Electron's window and what is in it, as the main process sees them. A page is played beside it. */
import { EventEmitter } from 'node:events'
import { taken, type PlayedPortMain } from './playedPort.testing.ts'

export interface Preventable {
  defaultPrevented: boolean
  preventDefault(): void
}

/** What a page's preload script hears: channel, words, and the ports that came along. */
export type Delivery = (channel: string, words: readonly unknown[], ports: readonly unknown[]) => void

export interface PlayedFrame {
  readonly origin: string
  readonly url: string
  readonly parent: PlayedFrame | null
  readonly detached: boolean
}

export class PlayedContents extends EventEmitter {
  mainFrame: PlayedFrame = frameAt('about:blank')
  deliver: Delivery = () => undefined
  windowOpenHandler: ((details: { readonly url: string }) => { readonly action: string }) | null = null
  reloads = 0
  readonly steps: number[] = []
  readonly navigationHistory = {
    canGoToOffset: (by: number) => by === -1,
    goToOffset: (by: number) => void this.steps.push(by),
  }
  #isDestroyed = false

  isDestroyed = () => this.#isDestroyed
  setWindowOpenHandler = (handler: typeof this.windowOpenHandler) => void (this.windowOpenHandler = handler)
  reload = () => void (this.reloads += 1)

  send(channel: string, ...words: unknown[]): void {
    this.#check()
    const cloned = structuredClone(words)
    setImmediate(() => this.deliver(channel, cloned, []))
  }

  postMessage(channel: string, word: unknown, transfer: readonly PlayedPortMain[] = []): void {
    this.#check()
    const ports = transfer.map(taken)
    const cloned = structuredClone(word)
    setImmediate(() => this.deliver(channel, [cloned], ports))
  }

  /** As if the page had done it; answers whether it was let through. */
  navigate(
    event: 'will-navigate' | 'will-redirect' | 'will-frame-navigate',
    url: string,
    isMainFrame = true,
  ): boolean {
    return this.emitPreventable(event, { url, isMainFrame, isSameDocument: false })
  }

  emitPreventable(event: string, details: Readonly<Record<string, unknown>>): boolean {
    const given = {
      ...details,
      defaultPrevented: false,
      preventDefault: () => void (given.defaultPrevented = true),
    }
    this.emit(event, given)
    return !given.defaultPrevented
  }

  destroy(): void {
    this.#isDestroyed = true
    this.emit('destroyed')
  }

  #check(): void {
    if (this.#isDestroyed) throw new TypeError('Object has been destroyed')
  }
}

export class PlayedBrowserWindow extends EventEmitter {
  readonly options: Readonly<Record<string, unknown>>
  readonly webContents = new PlayedContents()
  readonly loaded: string[] = []
  bounds: { readonly x: number; readonly y: number; readonly width: number; readonly height: number }
  isShown = false
  focused = 0
  #isMaximised = false
  #isDestroyed = false
  readonly #all: PlayedBrowserWindow[]

  constructor(options: Readonly<Record<string, unknown>>, all: PlayedBrowserWindow[]) {
    super()
    this.options = options
    this.bounds = {
      x: Number(options['x']),
      y: Number(options['y']),
      width: Number(options['width']),
      height: Number(options['height']),
    }
    this.#all = all
    all.push(this)
  }

  isDestroyed = () => this.#isDestroyed
  isMinimized = () => false
  isMaximized = () => this.#isMaximised
  getNormalBounds = () => this.bounds
  maximize = () => void (this.#isMaximised = this.isShown = true)
  restore = () => undefined
  show = () => void (this.isShown = true)
  focus = () => void (this.focused += 1)

  async loadURL(url: string): Promise<void> {
    this.loaded.push(url)
    this.webContents.emitPreventable('did-start-navigation', {
      url,
      isMainFrame: true,
      isSameDocument: false,
    })
    this.webContents.mainFrame = frameAt(url)
  }

  close(): void {
    if (this.#isDestroyed) return
    const event: Preventable = {
      defaultPrevented: false,
      preventDefault: () => void (event.defaultPrevented = true),
    }
    this.emit('close', event)
    if (event.defaultPrevented) return
    this.#isDestroyed = true
    this.#all.splice(this.#all.indexOf(this), 1)
    this.webContents.destroy()
    this.emit('closed')
  }
}

export function frameAt(url: string, parent: PlayedFrame | null = null): PlayedFrame {
  const { protocol, host } = new URL(url)
  return { url, origin: host === '' ? 'null' : `${protocol}//${host}`, parent, detached: false }
}
