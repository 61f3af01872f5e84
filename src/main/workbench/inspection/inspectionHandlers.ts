/** Implements `inspection.*` and `prompts.*`: the agents as of a step, and the events that shaped them. */
import { WorkbenchError } from '#shared/errors.ts'
import { byId, isItemId, isUserId, tokenOf, type ClientId, type RouterId } from '#shared/vocabulary/ids.ts'
import type { ClientRow, RouterRow } from '#shared/vocabulary/inspection.ts'
import type { Agents, MethodPrompts } from '../../methods/method.ts'
import type { Handlers } from '../handlersOf.ts'
import type { RunStore } from '../runs/ports/runStore.ts'
import type { LogFolds } from './recording/logFolds.ts'
import { ofClient, ofEverybody, ofRouter, type LearnerOf } from './networkFolds.ts'
import type { Traces } from './ports.ts'
import { promptHandlers } from './promptHandlers.ts'

/** What inspection needs from outside. */
export interface InspectionPorts {
  readonly runs: RunStore
  readonly traces: Traces
  readonly folds: LogFolds
  /** Of all methods, in the order in which they are shown. */
  readonly prompts: readonly MethodPrompts[]
  readonly learnerOf: LearnerOf
}

/** Creates the handlers of `inspection.*` and `prompts.*`. */
export function inspectionHandlers({
  runs,
  traces,
  folds,
  prompts,
  learnerOf,
}: InspectionPorts): Handlers<'inspection'> & Handlers<'prompts'> {
  return {
    ...promptHandlers(runs, traces, prompts),
    'inspection.clients': async ({ run, step, kind, sort, search, offset, limit }) => {
      const past = await folds.ask({ run, step, ...ofEverybody(learnerOf) })
      const { about, agents } = past.fold
      const rows = about.clients
        .rows((client) => agents.clients.get(client)?.messageBuffer.length ?? 0)
        .filter((row) => isOfKind(row.client, kind) && says(row, search))
        .sort(orders[sort])
      return { step: past.step, total: rows.length, rows: rows.slice(offset, offset + limit) }
    },
    'inspection.client': async ({ run, step, client }) => {
      if (!isUserId(client) && !isItemId(client))
        throw unknownClient(client, 'u:<token> for a user or i:<token> for an item')
      const past = await folds.ask({ run, step, ...ofClient(client, learnerOf) })
      const { about, agents } = past.fold
      const history = about.history(agents.clients.get(client)?.messageBuffer ?? [])
      if (!history) throw unknownClient(client, `a client of ${run}`)
      return { step: past.step, ...history }
    },
    'inspection.routers': async ({ run, step }) => {
      const past = await folds.ask({ run, step, ...ofEverybody(learnerOf) })
      const { about, agents } = past.fold
      const { lives } = about.routers
      return {
        step: past.step,
        routers: lives.flatMap((life) => rowOf(life, agents, about.routers.communities.sizeOf(life.router))),
        lives,
      }
    },
    'inspection.router': async ({ run, step, router: named }) => {
      const router = named as RouterId
      const past = await folds.ask({ run, step, ...ofRouter(router, learnerOf) })
      const { about, agents } = past.fold
      const history = about.history(agents.routers.get(router))
      if (!history) {
        const expected = `a router that was there at step ${past.step} of ${run}`
        throw new WorkbenchError({ code: 'argument-invalid', argument: 'router', expected, found: router })
      }
      return { step: past.step, ...history }
    },
  }
}

/** Returns the row of a router, or none if it no longer exists. */
function rowOf(
  { router, born }: { readonly router: RouterId; readonly born: number },
  agents: Agents,
  community: number,
): readonly RouterRow[] {
  const agent = agents.routers.get(router)
  if (!agent) return []
  const { profile, attributes, pendingGradients, parents } = agent
  return [
    {
      router,
      profile,
      attributes: attributes.length,
      community,
      pendingGradients: pendingGradients.length,
      born,
      parents,
    },
  ]
}

function isOfKind(client: ClientId, kind: 'all' | 'user' | 'item'): boolean {
  return kind === 'all' || isUserId(client) === (kind === 'user')
}

function says({ client, name }: ClientRow, search: string): boolean {
  const wanted = search.trim().toLowerCase()
  return `${client}\n${tokenOf(client)}\n${name}`.toLowerCase().includes(wanted)
}

const orders: Readonly<Record<'revisions' | 'newest' | 'id', (a: ClientRow, b: ClientRow) => number>> = {
  revisions: (a, b) => revisionsOf(b) - revisionsOf(a) || byToken(a, b),
  newest: (a, b) => b.changedAt - a.changedAt || byToken(a, b),
  id: byToken,
}

/** Rules count before profiles, because the page of memories is about them. */
function revisionsOf({ ruleRevisions, profileRevisions }: ClientRow): number {
  return (ruleRevisions ?? 0) * 1e6 + profileRevisions
}

/** Sorts users before items, and tokens by number: u:3 before u:20. */
function byToken(a: ClientRow, b: ClientRow): number {
  if (isUserId(a.client) !== isUserId(b.client)) return isUserId(a.client) ? -1 : 1
  return Number(tokenOf(a.client)) - Number(tokenOf(b.client)) || byId(a.client, b.client)
}

function unknownClient(client: string, expected: string): WorkbenchError {
  return new WorkbenchError({ code: 'client-unknown', client, expected })
}
