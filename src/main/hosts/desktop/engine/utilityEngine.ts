/** The engine as a utility process of Electron. */
import { once } from 'node:events'
import type { Readable } from 'node:stream'
import { utilityProcess, type UtilityProcess } from 'electron'
import type { Envelope, Link } from '#shared/rpc/link.ts'
import { linkListeners } from '#shared/rpc/linkListeners.ts'
import type { EngineExit } from '../../engine/engineProcess.ts'
import { lastLines } from '../../engine/lastLines.ts'
import type { DesktopEngine, EngineCommand } from './desktopEngine.ts'
import { withAdvice } from '../dialogs/withAdvice.ts'

/** What a process wrote last is often still in the pipe when it is gone. */
const LAST_WORDS_MS = 500

/** Electron must be ready: before, there is nothing that could start a utility process. */
export function utilityEngine({ engine, home, resources }: EngineCommand): DesktopEngine {
  const child = utilityProcess.fork(engine, [home, resources], {
    serviceName: 'RecNet engine',
    // Unless it is a pipe, what native code says before it crashes goes nowhere.
    stdio: 'pipe',
    // Prebuilt native libraries are not signed by whoever signs the package. macOS only; elsewhere it is not looked at.
    allowLoadingUnsignedLibraries: true,
  })
  const lines = lastLines([child.stdout as Readable | null, child.stderr as Readable | null])
  const fatal: string[] = []
  child.on('error', (type, location) => void fatal.push(`${type} in ${location}`))
  const exited = exitOf(child, () => [...lines(), ...fatal])
  return {
    control: controlLink(child),
    exited,
    // By the system, since an engine inside a long call of native code does not hear a polite signal.
    kill: () => {
      if (child.pid === undefined) child.kill()
      else process.kill(child.pid, 'SIGKILL')
    },
    introduce: (page) => child.postMessage(null, [page]),
  }
}

function controlLink(child: UtilityProcess): Link {
  const listeners = linkListeners()
  // The engine's entry sends envelopes and nothing else on its parent port.
  child.on('message', (message) => listeners.deliver(message as Envelope))
  child.once('exit', () => listeners.end())
  return {
    post: (envelope) => {
      if (!listeners.ended) child.postMessage(envelope)
    },
    onMessage: listeners.onMessage,
    onClose: listeners.onClose,
    close: () => listeners.end(),
  }
}

async function exitOf(child: UtilityProcess, lines: () => readonly string[]): Promise<EngineExit> {
  const silent = Promise.all(
    [child.stdout, child.stderr].flatMap((stream) => (stream ? [closed(stream)] : [])),
  )
  const [code] = (await once(child, 'exit')) as [number]
  await Promise.race([silent, new Promise((resolve) => setTimeout(resolve, LAST_WORDS_MS).unref())])
  return { code, lastLines: withAdvice(lines(), process.platform) }
}

function closed(stream: NodeJS.ReadableStream): Promise<void> {
  return new Promise((resolve) => stream.once('close', resolve))
}
