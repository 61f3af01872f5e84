/** Electron's message ports of the main process, over those of Node: `{ data, ports }` in `on('message')`, nothing before `start()`. */
import { EventEmitter } from 'node:events'
import { MessageChannel, type MessagePort } from 'node:worker_threads'

export class PlayedPortMain extends EventEmitter {
  /** What a page would hold after a transfer. */
  readonly port: MessagePort
  isTransferred = false

  constructor(port: MessagePort) {
    super()
    this.port = port
    port.on('close', () => this.emit('close'))
  }

  start(): void {
    this.#check()
    this.port.on('message', (data: unknown) => this.emit('message', { data, ports: [] }))
  }

  postMessage(message: unknown, transfer: readonly PlayedPortMain[] = []): void {
    this.#check()
    this.port.postMessage(message, transfer.map(taken))
  }

  close(): void {
    this.port.close()
  }

  #check(): void {
    if (this.isTransferred) throw new Error('This port was given away.')
  }
}

export class PlayedMessageChannel {
  readonly port1: PlayedPortMain
  readonly port2: PlayedPortMain

  constructor() {
    const { port1, port2 } = new MessageChannel()
    this.port1 = new PlayedPortMain(port1)
    this.port2 = new PlayedPortMain(port2)
  }
}

/** The bare port; whoever gave it away cannot use it any more. */
export function taken(port: PlayedPortMain): MessagePort {
  if (!(port instanceof PlayedPortMain) || port.isTransferred)
    throw new TypeError('Only a port that is still owned can be transferred.')
  port.isTransferred = true
  port.removeAllListeners()
  port.port.removeAllListeners()
  return port.port
}
