/** The workbench as `recnet serve` gives it, in processes of its own that may be killed, and its calls as a page makes them. */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { CallName, ClientOf } from '../../src/shared/contract/contract.ts'
import { WEB_PATHS, type UploadOpened } from '../../src/shared/contract/webApi.ts'
import type { WorkbenchContract } from '../../src/shared/contract/workbench.ts'
import { fromWire, type WireError } from '../../src/shared/errors.ts'
import type { Reply } from '../../src/shared/rpc/link.ts'
import type { SourceId } from '../../src/shared/vocabulary/imports/imports.ts'

const root = join(import.meta.dirname, '..', '..')

type Calls = Pick<ClientOf<WorkbenchContract>, CallName<WorkbenchContract>>

export interface ServedHost {
  /** The address of the page, token included. */
  readonly address: string
  readonly pid: number
  /** The process of the engine; null while there is none. */
  readonly enginePid: () => number | null
  /** Rejects with the engine's error, and with that of `fetch` where the host is gone. */
  readonly call: <Name extends keyof Calls>(
    name: Name,
    params: Parameters<Calls[Name]>[0],
  ) => Promise<Awaited<ReturnType<Calls[Name]>>>
  /** Brings files to the host, as a page does with those that a user chose. */
  readonly upload: (files: Readonly<Record<string, string>>) => Promise<SourceId>
  /** How it ended, and what it wrote last; null while it runs. */
  readonly ended: () => string | null
  /** Kills the process without a warning, and the engine with it, or `alone`, so that the engine must notice by itself. */
  readonly kill: (alone?: boolean) => Promise<void>
  /** As Ctrl-C. Answers with the exit code. */
  readonly stop: () => Promise<number | null>
}

/**
 * Starts it on any free port; its processes write what their memory is made of to the folder `probes`, if one is given. Rejects with what it
 * wrote, where it ends before it is there.
 */
export async function startServed(home: string, probes: string | null = null): Promise<ServedHost> {
  const server = spawn(process.execPath, [join(root, 'scripts', 'recnet.mjs'), 'serve', '--port', '0'], {
    env: {
      ...process.env,
      RECNET_HOME: home,
      ...(probes === null ? {} : probing(probes)),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const exited = once(server, 'exit')
  // A soak that is broken off leaves no host behind.
  const end = () => void server.kill('SIGKILL')
  process.once('exit', end)
  server.once('exit', () => process.off('exit', end))
  let lastWords = ''
  server.stderr.on('data', (chunk: Buffer) => (lastWords = (lastWords + chunk.toString()).slice(-1000)))
  const address = await printedAddress(server)
  const { origin, hash } = new URL(address)
  const headers = {
    Authorization: `Bearer ${hash.replace('#token=', '')}`,
    'Content-Type': 'application/json',
  }
  const asked = async (path: string, method: string, body?: string): Promise<unknown> => {
    const response = await fetch(origin + path, { method, headers, ...(body === undefined ? {} : { body }) })
    const text = await response.text()
    const answer: unknown = text === '' ? null : JSON.parse(text)
    if (answer !== null && typeof answer === 'object' && 'error' in answer)
      throw fromWire(answer.error as WireError)
    return answer
  }
  let id = 0
  const enginePid = () => childrenOf(server.pid ?? 0)[0] ?? null
  return {
    address,
    pid: server.pid ?? 0,
    enginePid,
    call: async (name, params) => {
      id += 1
      const envelope = JSON.stringify({ kind: 'request', id, name, params })
      const reply = (await asked(WEB_PATHS.call, 'POST', envelope)) as Extract<Reply, { readonly ok: true }>
      return reply.value as never
    },
    upload: async (files) => {
      const { upload } = (await asked(WEB_PATHS.uploads, 'POST')) as UploadOpened
      for (const [name, text] of Object.entries(files))
        await asked(`${WEB_PATHS.uploads}/${upload}/${encodeURIComponent(name)}`, 'PUT', text)
      const label = JSON.stringify({ label: 'soak' })
      const { source } = (await asked(`${WEB_PATHS.uploads}/${upload}/done`, 'POST', label)) as {
        readonly source: SourceId
      }
      return source
    },
    ended: () => {
      const how = server.exitCode ?? server.signalCode
      return how === null ? null : `${String(how)}: ${lastWords}`
    },
    kill: async (alone = false) => {
      const engine = alone ? null : enginePid()
      server.kill('SIGKILL')
      if (engine !== null) killIfThere(engine)
      await exited
    },
    stop: async () => {
      server.kill('SIGTERM')
      await exited
      return server.exitCode
    },
  }
}

function probing(folder: string) {
  return {
    RECNET_MEMORY_PROBE: folder,
    NODE_OPTIONS: `--import ${pathToFileURL(join(import.meta.dirname, 'memoryProbe.ts')).href}`,
  }
}

/** Kills the engine of a host; false where it has none at this moment. */
export function killEngine(host: ServedHost): boolean {
  const engine = host.enginePid()
  return engine !== null && killIfThere(engine)
}

function killIfThere(pid: number): boolean {
  try {
    return process.kill(pid, 'SIGKILL')
  } catch (error) {
    // It ended by itself in the meantime.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
    return false
  }
}

function printedAddress(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = ''
    const read = (chunk: Buffer) => {
      text = (text + chunk.toString()).slice(-10_000)
      const found = /http:\/\/127\.0\.0\.1:\d+\/#token=\S+/.exec(text)
      if (found) resolve(found[0])
    }
    server.stdout?.on('data', read)
    server.stderr?.on('data', read)
    server.once('exit', (code) => reject(new Error(`The web host ended with ${String(code)}: ${text}`)))
  })
}

/** Linux only, as the soak is. */
function childrenOf(pid: number): readonly number[] {
  try {
    const text = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim()
    return text === '' ? [] : text.split(' ').map(Number)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    return []
  }
}
