/** A llama-server of its own for one model, on a free port of this machine. */
import { spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

/** Which model is served, and how. */
export interface ServedModel {
  /** The program. */
  readonly program: string
  readonly model: string
  /** The name by which a request asks for the model. */
  readonly name: string
  readonly threads: number
  /** Questions answered at once. */
  readonly parallel: number
  /** Tokens of one question with its answer. */
  readonly context: number
}

/** A server that answers. */
export interface RunningServer {
  readonly address: string
  stop(): Promise<void>
}

/** Starts the server and waits until it has loaded its model. @throws Error with its last words where it ends instead. */
export async function startLlamaServer(served: ServedModel): Promise<RunningServer> {
  const port = await freePort()
  const { program, model, name, threads, parallel, context } = served
  const numbers = { '--port': port, '-t': threads, '-np': parallel, '-c': context * parallel }
  const child = spawn(
    program,
    [
      '-m',
      model,
      '--alias',
      name,
      ...Object.entries(numbers).flatMap(([key, value]) => [key, String(value)]),
    ],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  )
  let said = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said = (said + text).slice(-2000)))
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  const stop = async () => {
    child.kill()
    await ended
  }
  for (let tries = 0; tries < 600; tries++) {
    if (child.exitCode !== null) throw new Error(`llama-server ended with ${child.exitCode}: ${said}`)
    const healthy = await fetch(`http://127.0.0.1:${port}/health`).then(
      ({ ok }) => ok,
      // Nobody listens there yet.
      () => false,
    )
    if (healthy) return { address: `http://127.0.0.1:${port}/v1`, stop }
    await sleep(200)
  }
  await stop()
  throw new Error(`llama-server did not load ${model} within two minutes: ${said}`)
}

/** Returns a port of this machine that nobody listens on. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })
}
