/** Electron's utility process, over a child of Node: a real process that can really be killed, with its parent port played in it. */
import { fork, type ChildProcess } from 'node:child_process'
import { EventEmitter } from 'node:events'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { MessagePort } from 'node:worker_threads'
import { taken, type PlayedPortMain } from './playedPort.testing.ts'

/** What travels between the two, in either direction. `to` is a port by its number, or the parent port. */
export type Relayed =
  | { readonly to: 'parent'; readonly data: unknown; readonly ports: readonly number[] }
  | { readonly to: number; readonly data: unknown }
  | { readonly closed: number }

export class PlayedUtilityProcess extends EventEmitter {
  readonly modulePath: string
  readonly args: readonly string[]
  readonly options: Readonly<Record<string, unknown>>
  readonly stdout
  readonly stderr
  readonly #child: ChildProcess
  readonly #ports = new Map<number, MessagePort>()
  #lastPort = 0
  #isGone = false

  constructor(modulePath: string, args: readonly string[], options: Readonly<Record<string, unknown>>) {
    super()
    if (!existsSync(modulePath))
      throw new Error(`Cannot find the entry of the utility process: ${modulePath}`)
    this.modulePath = modulePath
    this.args = args
    this.options = options
    this.#child = fork(modulePath, args, {
      execArgv: ['--import', join(import.meta.dirname, 'playedParentPort.testing.ts')],
      serialization: 'advanced',
      stdio:
        options['stdio'] === 'pipe'
          ? ['ignore', 'pipe', 'pipe', 'ipc']
          : ['ignore', 'inherit', 'inherit', 'ipc'],
    })
    this.stdout = this.#child.stdout
    this.stderr = this.#child.stderr
    this.#child.on('message', (message) => this.#receive(message as Relayed))
    this.#child.on('exit', (code, signal) => {
      this.#isGone = true
      for (const port of this.#ports.values()) port.close()
      this.emit('exit', signal === null ? code : 9)
    })
  }

  get pid(): number | undefined {
    return this.#isGone ? undefined : this.#child.pid
  }

  postMessage(data: unknown, transfer: readonly PlayedPortMain[] = []): void {
    const ports = transfer.map((port) => this.#keep(taken(port)))
    this.#send({ to: 'parent', data, ports })
  }

  kill(): boolean {
    return this.#child.kill('SIGTERM')
  }

  #keep(port: MessagePort): number {
    const number = ++this.#lastPort
    this.#ports.set(number, port)
    port.on('message', (data) => this.#send({ to: number, data }))
    port.on('close', () => {
      this.#ports.delete(number)
      this.#send({ closed: number })
    })
    return number
  }

  #send(message: Relayed): void {
    if (!this.#isGone && this.#child.connected) this.#child.send(message, () => undefined)
  }

  #receive(message: Relayed): void {
    if ('closed' in message) this.#ports.get(message.closed)?.close()
    else if (message.to === 'parent') this.emit('message', message.data)
    else this.#ports.get(message.to)?.postMessage(message.data)
  }
}
