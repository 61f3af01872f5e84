/** Lets a host and its pages talk to an engine: each contract on its own link, so that no page reaches the host's calls. */
import { engineControl } from '#shared/contract/engineControl.ts'
import { workbench } from '#shared/contract/workbench.ts'
import type { Link } from '#shared/rpc/link.ts'
import { serve } from '#shared/rpc/serve.ts'
import { faultReporter } from '../../ports/log.ts'
import type { Engine } from '../../workbench/createEngine.ts'

export interface ServedEngine {
  /** Answers a page until its link closes. Any number of pages may be served at once. */
  readonly servePage: (page: Link) => void
}

/** What of an engine is served: how it ends is the business of whoever started it. */
export type ServedParts = Pick<Engine, 'handlers' | 'onPush' | 'grantSource' | 'session' | 'log'>

/** Tells the host `host.ready`, since the engine is. `close` is what `host.close` comes to. */
export function serveEngine(engine: ServedParts, control: Link, close: () => Promise<void>): ServedEngine {
  const host = serve(control, engineControl, {
    'host.grantSource': ({ paths, label, within }) => engine.grantSource(paths, label, within),
    'host.close': close,
  })
  host.publish('host.ready', { session: engine.session })
  return {
    servePage: (page) => {
      const { publish } = serve(page, workbench, engine.handlers, faultReporter(engine.log, 'calls'))
      // Name and payload belong together at the source; the pair is only passed on.
      page.onClose(engine.onPush((name, payload) => publish(name, payload as never)))
    },
  }
}
