/** The engine as a child of Node: under the web host, and wherever Electron is not. */
import { fork, type ChildProcess } from 'node:child_process'
import type { Link } from '#shared/rpc/link.ts'
import { channelLinks } from './channelLinks.ts'
import type { EngineExit, EngineProcess } from './engineProcess.ts'
import { lastLines } from './lastLines.ts'

export interface ForkedEngine extends EngineProcess {
  /** Speaks `workbench`, for all pages of the host together. */
  readonly page: Link
}

export interface EngineCommand {
  /** `src/main/engine.ts`, which Node 24 runs as it is, or `out/main/engine.js`. */
  readonly entry: string
  readonly home: string
  readonly resources: string
}

/** What a process wrote last is often still in the pipe when it is gone. */
const LAST_WORDS_MS = 500

/**
 * glibc gives each thread a heap of its own, up to eight for a processor, and keeps what was freed in each: an engine that makes many runs
 * grew by 4 MiB a minute. Two heaps stay as they are; other systems do not look at it.
 */
const FEW_HEAPS = { MALLOC_ARENA_MAX: '2' }

export function forkedEngine({ entry, home, resources }: EngineCommand): ForkedEngine {
  const child = fork(entry, [home, resources], {
    execArgv: [],
    // What the user set wins.
    env: { ...FEW_HEAPS, ...process.env },
    serialization: 'advanced',
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  const lines = lastLines([child.stdout, child.stderr])
  const { control, page } = channelLinks({
    send: (message) => {
      // The callback takes an error that the end of the child causes; `exited` tells of that end.
      if (child.connected) child.send(message as object, () => undefined)
    },
    onMessage: (listener) => child.on('message', listener),
    onClose: (listener) => child.once('disconnect', listener),
    close: () => {
      if (child.connected) child.disconnect()
    },
  })
  return { control, page, exited: exitOf(child, lines), kill: () => void child.kill('SIGKILL') }
}

function exitOf(child: ChildProcess, lines: () => readonly string[]): Promise<EngineExit> {
  return new Promise((resolve) => {
    child.on('error', ({ message }) => {
      // With a process there is still an exit to come.
      if (child.pid === undefined) resolve({ code: null, lastLines: [...lines(), message] })
    })
    child.once('exit', (code, signal) => {
      const end = () => resolve({ code, signal, lastLines: lines() })
      const timer = setTimeout(end, LAST_WORDS_MS)
      child.once('close', () => {
        clearTimeout(timer)
        end()
      })
    })
  })
}
