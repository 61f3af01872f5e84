/** Between many pages and the one link to the engine: passes on calls of the workbench contract, and hands out its pushes. */
import { workbench, type engineHost, type EngineState } from '#shared/contract/workbench.ts'
import { isFault, toPageWire, WorkbenchError } from '#shared/errors.ts'
import type { Link, Push, Reply, Request } from '#shared/rpc/link.ts'
import { requester, type Requester } from '#shared/rpc/requester.ts'
import type { ReportFault } from '#shared/rpc/serve.ts'

/** As much of a supervised engine as a page may cause to be used. */
export interface RelayedEngine {
  readonly state: () => EngineState
  readonly onState: (listener: (state: EngineState) => void) => () => void
  readonly current: () => Promise<{ readonly page: Link }>
}

export interface PageRelay {
  readonly call: (request: Request) => Promise<Reply>
  /** What a page that begins to listen is told first. */
  readonly greeting: () => Push
  readonly stop: () => void
}

/** Of a fault a page learns the message and where it was reported: by the engine, else by `report`. */
export function pageRelay(engine: RelayedEngine, push: (push: Push) => void, report: ReportFault): PageRelay {
  const requesters = new WeakMap<Link, Requester>()
  const requesterOf = (page: Link): Requester => {
    const known = requesters.get(page)
    if (known) return known
    const made = requester(page)
    requesters.set(page, made)
    made.onPush((envelope) => {
      if (isTopic(envelope.name)) push(envelope)
    })
    return made
  }
  const listen = () => {
    // Pushes count from the first call of any page on, and from the moment that the engine is ready.
    engine.current().then(
      ({ page }) => requesterOf(page),
      // It is gone, and says so as its state; a later call is told the same.
      () => undefined,
    )
  }
  const stop = engine.onState((state) => {
    if (state.state === 'ready') listen()
    push(statePush(state))
  })
  listen()

  return {
    call: async ({ id, name, params }) => {
      try {
        // The engine serves pages nothing else either; a name that it does not know need not travel.
        if (!isCall(name))
          throw new WorkbenchError({
            code: 'call-invalid',
            call: name,
            expected: 'the name of a call',
            found: name,
          })
        const { page } = await engine.current()
        return { kind: 'reply', id, ok: true, value: await requesterOf(page).request(name, params) }
      } catch (error) {
        const reported = error instanceof WorkbenchError && error.logId !== null
        const logId = isFault(error) && !reported ? report(error, name) : null
        return { kind: 'reply', id, ok: false, error: toPageWire(error, logId) }
      }
    },
    greeting: () => statePush(engine.state()),
    stop,
  }
}

function isCall(name: string): boolean {
  return Object.hasOwn(workbench, name) && workbench[name as keyof typeof workbench].kind === 'call'
}

function isTopic(name: string): boolean {
  return Object.hasOwn(workbench, name) && workbench[name as keyof typeof workbench].kind === 'topic'
}

function statePush(payload: EngineState): Push {
  return { kind: 'push', name: 'engine.state' satisfies keyof typeof engineHost, payload }
}
