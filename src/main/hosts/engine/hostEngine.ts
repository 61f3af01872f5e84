/** The engine behind a window or a web server: one in this process, or the one that another program already has of the home. */
import { setTimeout } from 'node:timers/promises'
import type { Link } from '#shared/rpc/link.ts'
import type { Engine, EngineFolders } from '../../workbench/createEngine.ts'
import { reachEngine } from './reachEngine.ts'
import { relayEngine, type RelayedEngine } from './relayEngine.ts'
import { serveEngine } from './serveEngine.ts'
import { startEngine } from './startEngine.ts'

/** How long to try: a starting engine needs a moment until it can be reached, and an ending one until the home is free. */
const PATIENCE_MS = 5000
const PAUSE_MS = 250
/** How often an engine that only looks sees whether it still has to. */
const LOOK_MS = 1000

/**
 * Tells the host `host.ready`. Where the home is taken and its engine can be reached, as that of a run that a terminal
 * works on, pages are served by that one until it ends; where it cannot be reached, one of this process only looks, until
 * the home is free or its engine can be reached: `gone` resolves then, so that the host starts this anew. `patience` is in
 * milliseconds.
 */
export async function hostEngine(
  folders: EngineFolders,
  control: Link,
  patience = PATIENCE_MS,
): Promise<RelayedEngine> {
  const began = performance.now()
  for (;;) {
    const engine = await startEngine(folders)
    // It ends by its host alone.
    if (engine.owner === null) return served(engine, control, new Promise<void>(() => undefined))
    const relayed = await relayEngine(folders.home, control)
    if (!relayed && performance.now() - began >= patience)
      return served(engine, control, lookedOut(engine, folders.home))
    await engine.close()
    if (relayed) return relayed
    await setTimeout(PAUSE_MS)
  }
}

function served(engine: Engine, control: Link, gone: Promise<void>): RelayedEngine {
  return { ...serveEngine(engine, control, engine.close), close: engine.close, gone }
}

/** Resolves when another start would not only look. */
async function lookedOut(engine: Engine, home: string): Promise<void> {
  do await setTimeout(LOOK_MS, undefined, { ref: false })
  while ((await engine.ownerNow()) !== null && !(await canBeReached(home)))
  await engine.close()
}

async function canBeReached(home: string): Promise<boolean> {
  // A socket that lies where others could have put it is not reached; the next look may find another.
  const reached = await reachEngine(home).catch(() => null)
  reached?.control.close()
  return reached !== null
}
