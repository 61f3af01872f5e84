/**
 * The only code that changes a network: it takes facts and returns a new network, leaving the given one unchanged, or
 * changes one that its caller alone has.
 */
import type { NetworkEvent, RouterBirth } from '#shared/events/networkEvents.ts'
import type { ClientAgent, RouterAgent } from '#shared/vocabulary/agents.ts'
import { NO_CREDITS, withCredit } from '#shared/vocabulary/creditCounts.ts'
import type { ClientId, RouterId } from '#shared/vocabulary/ids.ts'
import type { Hyperparameters } from '#shared/vocabulary/hyperparameters.ts'
import {
  lineageOfChild,
  lineageOfMerged,
  NO_LINEAGE,
  type LineageWindow,
  type RouterLineage,
} from '#shared/vocabulary/routerLineage.ts'
import { withMessage } from './reception/messageBuffer.ts'
import { livingRouter, ownNetwork, type Network, type OwnNetwork } from './network.ts'

type Limits = Pick<Hyperparameters, 'bufferCapacity' | 'maxPendingGradients' | 'routerHysteresis'>

/**
 * Applies facts in order and returns the new network. Collections are copied once per call, so pass a whole
 * transaction.
 */
export function applyNetworkEvents(
  network: Network,
  events: readonly NetworkEvent[],
  limits: Limits,
): Network {
  return changeNetwork(ownNetwork(network), events, limits)
}

/** Applies facts in order to the network itself, and returns it. */
export function changeNetwork(own: OwnNetwork, events: readonly NetworkEvent[], limits: Limits): OwnNetwork {
  for (const event of events) apply(own, event, limits)
  return own
}

function apply(draft: OwnNetwork, event: NetworkEvent, limits: Limits): void {
  switch (event.type) {
    case 'client-described':
      draft.clients.set(event.client, {
        id: event.client,
        name: event.name,
        profile: event.profile,
        profileRevision: 1,
        attributes: [],
        filterMemory: event.filterMemory,
        messageBuffer: [],
        integratedMessages: [],
      })
      draft.unindexedClients.add(event.client)
      draft.unreadClients.add(event.client)
      return
    case 'buffer-drained':
      return changeClient(draft, event.client, { messageBuffer: [] })
    case 'message-integrated': {
      const known = draft.clients.get(event.client)?.integratedMessages ?? []
      return changeClient(draft, event.client, {
        integratedMessages: withMessage(known, event.message, limits.bufferCapacity),
      })
    }
    case 'profile-revised':
      draft.unindexedClients.add(event.client)
      draft.unreadClients.add(event.client)
      return changeClient(draft, event.client, { profile: event.profile, profileRevision: event.revision })
    case 'filter-memory-revised':
      return reviseRules(draft, event)
    case 'interaction-judged':
      draft.step = event.step
      for (const client of [event.user, event.positiveItem, event.negativeItem]) {
        if (draft.clients.get(client)?.integratedMessages.length)
          changeClient(draft, client, { integratedMessages: [] })
      }
      return
    case 'credit-assigned':
      return keepCredit(draft, event, limits)
    case 'client-updated':
      draft.updatedClients.add(event.client)
      return
    case 'attributes-extracted':
      draft.unindexedClients.add(event.client)
      draft.unreadClients.delete(event.client)
      for (const attribute of event.attributes) draft.attributeVocabulary.add(attribute)
      return changeClient(draft, event.client, { attributes: event.attributes })
    case 'attributes-assigned': {
      const known = draft.routers.get(event.router)?.attributes ?? []
      return changeRouter(draft, event.router, { attributes: [...new Set([...known, ...event.attributes])] })
    }
    case 'router-created':
      return bearRouter(draft, event.birth, { parents: [], lineage: NO_LINEAGE, causes: 0 })
    case 'router-rewritten':
      return reviseRouter(draft, event.router, event.profile, true)
    case 'router-summarized':
      return reviseRouter(draft, event.router, event.profile, false)
    case 'router-confirmed':
      return changeRouter(draft, event.router, SETTLED)
    case 'router-split':
      return splitRouter(draft, event, limits)
    case 'routers-merged':
      return mergeRouters(draft, event, limits)
    case 'routing-table-built':
      return
    case 'message-delivered':
      return deliver(draft, event, limits)
    case 'update-set-cleared':
      draft.updatedClients.clear()
      draft.unindexedClients.clear()
      draft.routerUpdates += 1
      return
    default:
      event satisfies never
  }
}

/** A message of a router that was since merged into the sender counts as an older message of the sender. */
function deliver(
  draft: OwnNetwork,
  { client, message }: Extract<NetworkEvent, { type: 'message-delivered' }>,
  { bufferCapacity }: Limits,
): void {
  const known = draft.clients.get(client)
  if (!known) return
  const { from: sender } = message
  const isGone = (from: RouterId) => !draft.routers.has(from)
  const messageBuffer = withMessage(
    known.messageBuffer,
    message,
    bufferCapacity,
    (from) =>
      from === sender || (isGone(from as RouterId) && livingRouter(draft, from as RouterId)?.id === sender),
  )
  draft.clients.set(client, { ...known, messageBuffer })
}

function changeClient(draft: OwnNetwork, client: ClientId, change: Partial<ClientAgent>): void {
  const known = draft.clients.get(client)
  if (known) draft.clients.set(client, { ...known, ...change })
}

function reviseRules(
  draft: OwnNetwork,
  event: Extract<NetworkEvent, { type: 'filter-memory-revised' }>,
): void {
  const { client, revision, rules } = event
  const known = draft.clients.get(client)?.filterMemory.lastRuleId ?? 0
  const lastRuleId = Math.max(known, ...rules.map((rule) => rule.id))
  changeClient(draft, client, { filterMemory: { revision, lastRuleId, rules } })
}

function changeRouter(draft: OwnNetwork, router: RouterId, change: Partial<RouterAgent>): void {
  const known = draft.routers.get(router)
  if (known) draft.routers.set(router, { ...known, ...change })
}

/** What an optimization leaves behind: what was asked for is done with. */
const SETTLED = { pendingGradients: [], pendingCredits: NO_CREDITS } as const

/** Counts every credit of a router; only gradients with a suggestion are kept, so that the others displace none. */
function keepCredit(
  draft: OwnNetwork,
  event: Extract<NetworkEvent, { type: 'credit-assigned' }>,
  limits: Limits,
): void {
  const { gradient: id, module, client, reward, impact, evaluation, suggestion } = event
  const router = module.kind === 'router' ? draft.routers.get(module.router) : undefined
  if (!router) return
  const asks = suggestion !== ''
  const pending = [...router.pendingGradients, { id, client, reward, impact, evaluation, suggestion }]
  const { evidence } = router
  changeRouter(draft, router.id, {
    pendingCredits: withCredit(router.pendingCredits, event),
    evidence: {
      ...evidence,
      asking: evidence.asking + (asks && impact !== 'positive' ? 1 : 0),
      positive: evidence.positive + (impact === 'positive' ? 1 : 0),
    },
    ...(asks ? { pendingGradients: pending.slice(-limits.maxPendingGradients) } : {}),
  })
}

function splitRouter(
  draft: OwnNetwork,
  { router, into, causes }: Extract<NetworkEvent, { type: 'router-split' }>,
  limits: Limits,
): void {
  const parent = draft.routers.get(router)?.lineage ?? NO_LINEAGE
  const lineage = lineageOfChild(parent, router, windowOf(draft, limits))
  draft.routers.delete(router)
  draft.successors.set(router, null)
  for (const birth of into) bearRouter(draft, birth, { parents: [router], lineage, causes: causes.length })
}

/** The target keeps its own pending gradients and credits until it is optimized itself. */
function mergeRouters(
  draft: OwnNetwork,
  event: Extract<NetworkEvent, { type: 'routers-merged' }>,
  limits: Limits,
): void {
  const target = draft.routers.get(event.target)
  const merged = draft.routers.get(event.router)
  draft.routers.delete(event.router)
  draft.successors.set(event.router, event.target)
  if (!target) return
  const window = windowOf(draft, limits)
  changeRouter(draft, event.target, {
    attributes: event.attributes,
    parents: [...target.parents, event.router],
    lineage: lineageOfMerged(target.lineage, merged?.lineage ?? NO_LINEAGE, window),
    evidence: { causes: event.causes.length, asking: 0, positive: 0 },
  })
  reviseRouter(draft, event.target, event.profile, false)
}

function windowOf({ routerUpdates }: OwnNetwork, { routerHysteresis }: Limits): LineageWindow {
  return { update: routerUpdates, reach: routerHysteresis }
}

function reviseRouter(draft: OwnNetwork, router: RouterId, profile: string, settled: boolean): void {
  const known = draft.routers.get(router)
  if (!known) return
  const profileRevision = known.profileRevision + 1
  changeRouter(draft, router, { profile, profileRevision, ...(settled ? SETTLED : {}) })
}

interface Origin {
  readonly parents: readonly RouterId[]
  readonly lineage: RouterLineage
  /** The number of gradients that caused its birth. */
  readonly causes: number
}

function bearRouter(draft: OwnNetwork, birth: RouterBirth, { causes, ...origin }: Origin): void {
  const { router: id, profile, attributes } = birth
  const evidence = { causes, asking: 0, positive: 0 }
  draft.routers.set(id, { id, profile, profileRevision: 1, attributes, ...SETTLED, ...origin, evidence })
  draft.nextRouter = Math.max(draft.nextRouter, Number(id.slice(1)) + 1)
}
