/** The engine behind a window or a web server: one in this process, or the one that another program already has of the home. */
import type { Link } from '#shared/rpc/link.ts'
import type { EngineFolders } from '../../workbench/createEngine.ts'
import { relayEngine, type RelayedEngine } from './relayEngine.ts'
import { serveEngine } from './serveEngine.ts'
import { startEngine } from './startEngine.ts'

/**
 * Tells the host `host.ready`. Where the home is taken and its engine can be reached, as that of a run that a terminal
 * works on, pages are served by that one until it ends; where it cannot be reached, one of this process only looks.
 */
export async function hostEngine(folders: EngineFolders, control: Link): Promise<RelayedEngine> {
  const engine = await startEngine(folders)
  if (engine.owner !== null) {
    const relayed = await relayEngine(folders.home, control)
    if (relayed) {
      await engine.close()
      return relayed
    }
  }
  // It ends by its host alone.
  const gone = new Promise<void>(() => undefined)
  return { ...serveEngine(engine, control, engine.close), close: engine.close, gone }
}
