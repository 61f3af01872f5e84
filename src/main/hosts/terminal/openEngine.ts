/** The engine that a command of the terminal talks to: the one that has the home, or one that ends with the command. */
import { engineControl } from '#shared/contract/engineControl.ts'
import { workbench } from '#shared/contract/workbench.ts'
import { WorkbenchError } from '#shared/errors.ts'
import { connect, type Connected } from '#shared/rpc/connect.ts'
import type { Link } from '#shared/rpc/link.ts'
import { memoryLinkPair } from '#shared/rpc/memoryLinkPair.ts'
import type { EngineFolders } from '../../workbench/createEngine.ts'
import { reachEngine } from '../engine/reachEngine.ts'
import { serveEngine } from '../engine/serveEngine.ts'

export interface TerminalEngine {
  readonly workbench: Connected<typeof workbench>
  readonly control: Connected<typeof engineControl>
  /** Whether it belongs to another program, such as an open window. */
  readonly joined: boolean
  /** Resolves when the engine is gone, whatever became of it. */
  readonly gone: Promise<void>
  /** Disconnects from the engine of another program, or ends its own one after the call in flight. */
  readonly close: () => Promise<void>
}

/** How long to try: a starting engine needs a moment until it can be reached, and an ending one until the home is free. */
const PATIENCE_MS = 15_000
const PAUSE_MS = 250

/**
 * Connects to the engine that has the home, or starts one in this process. `patience` is in milliseconds.
 * @throws WorkbenchError `engine-lost` where another process has the home and cannot be reached.
 */
export async function openEngine(
  folders: Pick<EngineFolders, 'home' | 'resources'>,
  patience = PATIENCE_MS,
): Promise<TerminalEngine> {
  const began = performance.now()
  for (;;) {
    const links = await reachEngine(folders.home)
    if (links) return { ...clientOf(links), joined: true, close: async () => links.page.close() }
    const own = await ownEngine(folders)
    if (typeof own !== 'string') return own
    if (performance.now() - began > patience) throw unreachable(own, folders.home)
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
  }
}

/** An engine in this process, or the name of the program that has the home where it is taken. */
async function ownEngine(folders: EngineFolders): Promise<TerminalEngine | string> {
  // Imported only here, since a command that joins another engine needs none of what this one loads.
  const { startEngine } = await import('../engine/startEngine.ts')
  const engine = await startEngine({ ...folders, starts: 'asked', program: 'terminal' })
  if (engine.owner !== null) {
    await engine.close()
    return engine.owner
  }
  const [[control, farControl], [page, farPage]] = [memoryLinkPair(), memoryLinkPair()]
  serveEngine(engine, farControl, engine.close).servePage(farPage)
  return { ...clientOf({ control, page }), joined: false, close: engine.close }
}

function clientOf({ control, page }: { readonly control: Link; readonly page: Link }) {
  return {
    workbench: connect(page, workbench),
    control: connect(control, engineControl),
    gone: new Promise<void>((resolve) => page.onClose(resolve)),
  }
}

function unreachable(owner: string, home: string): WorkbenchError {
  return new WorkbenchError({
    code: 'engine-lost',
    reason: `${owner} has ${home} open and cannot be reached from here. Close it, or wait until it ends, and try again`,
  })
}
