/** An engine of the desktop host, and which kind of it is started. */
import type { MessagePortMain } from 'electron'
import type { EngineProcess } from '../engine/engineProcess.ts'

export interface DesktopEngine extends EngineProcess {
  /** Gives it a port that leads to a page; it answers there until the port closes. */
  readonly introduce: (page: MessagePortMain) => void
}

export interface EngineCommand {
  /** `out/main/engine.js` */
  readonly engine: string
  readonly home: string
  readonly resources: string
}

/**
 * A process of its own, so that the window outlives a crash of native code. With RECNET_INLINE_ENGINE=1 it runs in the
 * main process, for debugging, or where a driver dislikes the other.
 */
export async function engineStarter(command: EngineCommand, environment: Readonly<Record<string, string | undefined>>): Promise<() => DesktopEngine> {
  if (environment['RECNET_INLINE_ENGINE'] === '1') {
    // Only here, since it brings the whole engine with its native modules along.
    const { inlineEngine } = await import('./inlineEngine.ts')
    return () => inlineEngine(command)
  }
  const { utilityEngine } = await import('./utilityEngine.ts')
  return () => utilityEngine(command)
}
