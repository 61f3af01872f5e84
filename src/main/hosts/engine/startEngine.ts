/** An engine in this process, to which other programs of the same user can connect while it has the home. */
import { createEngine, type Engine, type EngineFolders } from '../../workbench/createEngine.ts'
import { listenForClients } from './listenForClients.ts'
import { watchStandstill } from './watchStandstill.ts'

/** An engine that finds the home taken only looks, and is not to be reached: the other one is. */
export async function startEngine(folders: EngineFolders): Promise<Engine> {
  const engine = await createEngine(folders)
  if (engine.owner !== null) return engine
  const unwatch = watchStandstill(engine.log)
  const listening = await listenForClients(engine, folders.home).catch((error: unknown) => {
    // It is an engine that terminals cannot join, but an engine nevertheless.
    const message = 'No socket could be made: terminals cannot reach this engine.'
    engine.log.write({ level: 'warn', scope: 'engine', message, error })
    return null
  })
  const close = async () => {
    unwatch()
    await listening?.stop()
    await engine.close()
    listening?.letGo()
  }
  let closing: Promise<void> | null = null
  return { ...engine, close: () => (closing ??= close()) }
}
