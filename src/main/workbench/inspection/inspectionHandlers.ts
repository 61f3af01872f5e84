/** Implements `inspection.*` and `prompts.*`: the agents as of a step, and the events that shaped them. */
import { WorkbenchError } from '#shared/errors.ts'
import { ClientHistoryFold } from '#shared/events/foldClientHistory.ts'
import { RouterHistoryFold } from '#shared/events/foldRouterHistory.ts'
import type { RouterAgent } from '#shared/vocabulary/agents.ts'
import {
  byId,
  byNumber,
  isClientId,
  isUserId,
  tokenOf,
  type ClientId,
  type RouterId,
} from '#shared/vocabulary/ids.ts'
import type { ClientRow, RouterRow } from '#shared/vocabulary/inspection.ts'
import type { MethodPrompts } from '../../methods/method.ts'
import type { Handlers } from '../handlersOf.ts'
import type { RunStore } from '../runs/ports/runStore.ts'
import type { Recordings } from './recording/recordings.ts'
import type { Traces } from './ports.ts'
import { promptHandlers, type PromptPorts } from './promptHandlers.ts'

/** What inspection needs from outside. */
export interface InspectionPorts {
  readonly runs: RunStore
  readonly traces: Traces
  readonly recordings: Recordings
  /** Of all methods, in the order in which they are shown. */
  readonly prompts: readonly MethodPrompts[]
  readonly recomputed: PromptPorts['recomputed']
}

/** Creates the handlers of `inspection.*` and `prompts.*`. */
export function inspectionHandlers({
  runs,
  traces,
  recordings,
  prompts,
  recomputed,
}: InspectionPorts): Omit<
  Handlers<'inspection'>,
  'inspection.askAgain' | 'inspection.causes' | 'inspection.uses' | 'inspection.similarRules'
> &
  Handlers<'prompts'> {
  return {
    ...promptHandlers({ runs, traces, recomputed, prompts }),
    'inspection.clients': async ({ run, step, kind, sort, search, offset, limit }) => {
      const { clients, agents, step: at } = await recordings.asOf({ run, step })
      const rows = clients
        .rows((client) => agents.clients.get(client)?.messageBuffer.length ?? 0, at)
        .filter((row) => isOfKind(row.client, kind) && says(row, search))
        .sort((a, b) => Number(isCalled(b, search)) - Number(isCalled(a, search)) || orders[sort](a, b))
      return { step: at, total: rows.length, rows: rows.slice(offset, offset + limit) }
    },
    'inspection.names': async ({ run, clients: asked }) => {
      const { clients } = await recordings.asOf({ run })
      return asked.flatMap((client) => {
        if (!isClientId(client)) return []
        const name = clients.nameOf(client)
        return name === client ? [] : [{ client, name }]
      })
    },
    'inspection.client': async ({ run, step, client, newest }) => {
      if (!isClientId(client)) throw unknownClient(client, 'u:<token> for a user or i:<token> for an item')
      const { step: at, agents, communities, eventsOf } = await recordings.asOf({ run, step })
      const fold = new ClientHistoryFold(client)
      for (const event of await eventsOf(client)) fold.add(event)
      const messageBuffer = agents.clients.get(client)?.messageBuffer ?? []
      const history = fold.history({ messageBuffer, communities: communities.having(client) }, newest)
      if (!history) throw unknownClient(client, `a client of ${run}`)
      return { step: at, ...history }
    },
    'inspection.routers': async ({ run, step, livesSince }) => {
      const { step: at, agents, communities, routers } = await recordings.asOf({ run, step })
      const rows = [...agents.routers.entries()]
        .sort(([a], [b]) => byNumber(a, b))
        .map(([router, agent]) =>
          rowOf(router, { agent, born: routers.birthOf(router), community: communities.sizeOf(router) }),
        )
      const lives = livesSince === 'never' ? [] : routers.livesAsOf(at, livesSince)
      return { step: at, routers: rows, lives, lifeCount: routers.countAsOf(at) }
    },
    'inspection.router': async ({ run, step, router: named }) => {
      const router = named as RouterId
      const {
        step: at,
        agents,
        communities,
        clients,
        routers,
        messages,
        eventsOf,
      } = await recordings.asOf({ run, step })
      const fold = new RouterHistoryFold(router)
      for (const event of await eventsOf(router)) fold.add(event)
      const history = fold.history({
        life: routers.of(router, at),
        communities,
        nameOf: (client) => clients.nameOf(client),
        living: agents.routers.get(router),
        messages: messages.of(router, at),
      })
      if (!history) {
        const expected = `a router that was there at step ${at} of ${run}`
        throw new WorkbenchError({ code: 'argument-invalid', argument: 'router', expected, found: router })
      }
      return { step: at, ...history }
    },
  }
}

function rowOf(
  router: RouterId,
  {
    agent,
    born,
    community,
  }: { readonly agent: RouterAgent; readonly born: number; readonly community: number },
): RouterRow {
  const { profile, attributes, pendingGradients, parents } = agent
  return {
    router,
    profile,
    attributes: attributes.length,
    community,
    pendingGradients: pendingGradients.length,
    born,
    parents,
  }
}

function isOfKind(client: ClientId, kind: 'all' | 'user' | 'item'): boolean {
  return kind === 'all' || isUserId(client) === (kind === 'user')
}

function says({ client, name }: ClientRow, search: string): boolean {
  const wanted = search.trim().toLowerCase()
  return `${client}\n${tokenOf(client)}\n${name}`.toLowerCase().includes(wanted)
}

/** Whether a search is the id of a client, which then comes before those that contain it. */
function isCalled({ client }: ClientRow, search: string): boolean {
  return [client.toLowerCase(), tokenOf(client).toLowerCase()].includes(search.trim().toLowerCase())
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
