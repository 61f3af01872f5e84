/** Loaded before the entry of a played utility process: gives it `process.parentPort`, and ports that lead back to the parent. */
import { EventEmitter } from 'node:events'
import type { Relayed } from './playedUtilityProcess.testing.ts'

/** Keeps messages until it is started. */
class PlayedPort extends EventEmitter {
  readonly #number: number
  #waiting: unknown[] | null = []

  constructor(number: number) {
    super()
    this.#number = number
  }

  start(): void {
    const waiting = this.#waiting ?? []
    this.#waiting = null
    for (const data of waiting) this.deliver(data)
  }

  deliver(data: unknown): void {
    if (this.#waiting) this.#waiting.push(data)
    else this.emit('message', { data, ports: [] })
  }

  postMessage(data: unknown): void {
    send({ to: this.#number, data })
  }

  close(): void {
    send({ closed: this.#number })
  }
}

const ports = new Map<number, PlayedPort>()
const parentPort = Object.assign(new EventEmitter(), {
  postMessage: (data: unknown) => send({ to: 'parent', data, ports: [] }),
})
Object.defineProperty(process, 'parentPort', { value: parentPort })

process.on('message', (message: Relayed) => {
  if ('closed' in message) {
    ports.get(message.closed)?.emit('close')
    ports.delete(message.closed)
  } else if (message.to === 'parent') {
    const given = message.ports.map((number) => new PlayedPort(number))
    given.forEach((port, index) => ports.set(message.ports[index] ?? 0, port))
    parentPort.emit('message', { data: message.data, ports: given })
  } else {
    ports.get(message.to)?.deliver(message.data)
  }
})
// Electron ends its utility processes with itself.
process.on('disconnect', () => process.exit(0))

function send(message: Relayed): void {
  if (process.connected) process.send?.(message)
}
