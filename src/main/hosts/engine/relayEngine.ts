/** Stands in for the engine of a home that another program has: passes everything on to that one, and ends with it. */
import { engineControl } from '#shared/contract/engineControl.ts'
import { connect } from '#shared/rpc/connect.ts'
import type { Link } from '#shared/rpc/link.ts'
import { serve } from '#shared/rpc/serve.ts'
import { reachEngine } from './reachEngine.ts'
import type { ServedEngine } from './serveEngine.ts'

export interface RelayedEngine extends ServedEngine {
  /** Lets go of the other engine, which goes on. */
  readonly close: () => Promise<void>
  /** Resolves when the other engine is gone, or was let go of: then the home may be free. */
  readonly gone: Promise<void>
}

/** Null where no engine of the home can be reached. Tells the host `host.ready` as an engine of its own would. */
export async function relayEngine(home: string, control: Link): Promise<RelayedEngine | null> {
  const reached = await reachEngine(home)
  if (reached === null) return null
  const far = connect(reached.control, engineControl)
  const gone = new Promise<void>((resolve) => reached.control.onClose(resolve))
  const close = async () => reached.control.close()
  serve(control, engineControl, {
    'host.grantSource': (asked) => far['host.grantSource'](asked),
    'host.close': close,
  }).publish('host.ready', { session: reached.session })
  return {
    // Each page gets a connection of its own, so that answers to one are not told to another.
    servePage: (page) =>
      void reachEngine(home).then(
        (own) => (own ? joined(page, own.page) : page.close()),
        () => page.close(),
      ),
    close,
    gone,
  }
}

/** What one link says the other hears, until one of them closes. */
function joined(near: Link, far: Link): void {
  near.onMessage((envelope) => far.post(envelope))
  far.onMessage((envelope) => near.post(envelope))
  near.onClose(() => far.close())
  far.onClose(() => near.close())
}
