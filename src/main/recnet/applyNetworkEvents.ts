/** The only code that changes a network: it takes facts and returns a new network, leaving the given one unchanged. */
import type { NetworkEvent, RouterBirth } from '#shared/events/networkEvents.ts'
import type { ClientAgent, RouterAgent } from '#shared/vocabulary/agents.ts'
import type { ClientId, RouterId } from '#shared/vocabulary/ids.ts'
import type { Hyperparameters } from '#shared/vocabulary/hyperparameters.ts'
import { withMessage } from './reception/messageBuffer.ts'
import { livingRouter, type Network } from './network.ts'

type Limits = Pick<Hyperparameters, 'bufferCapacity' | 'maxPendingGradients'>

interface NetworkInChange {
  clients: Map<ClientId, ClientAgent>
  routers: Map<RouterId, RouterAgent>
  successors: Map<RouterId, RouterId | null>
  updatedClients: Set<ClientId>
  unindexedClients: Set<ClientId>
  unreadClients: Set<ClientId>
  attributeVocabulary: Set<string>
  nextRouter: number
  step: number
}

/**
 * Applies facts in order and returns the new network. Collections are copied once per call, so pass a whole
 * transaction.
 */
export function applyNetworkEvents(
  network: Network,
  events: readonly NetworkEvent[],
  limits: Limits,
): Network {
  const draft: NetworkInChange = {
    clients: new Map(network.clients),
    routers: new Map(network.routers),
    successors: new Map(network.successors),
    updatedClients: new Set(network.updatedClients),
    unindexedClients: new Set(network.unindexedClients),
    unreadClients: new Set(network.unreadClients),
    attributeVocabulary: new Set(network.attributeVocabulary),
    nextRouter: network.nextRouter,
    step: network.step,
  }
  for (const event of events) apply(draft, event, limits)
  return draft
}

function apply(draft: NetworkInChange, event: NetworkEvent, limits: Limits): void {
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
    case 'credit-assigned': {
      // A gradient without a suggestion must not displace one that has one.
      if (event.module.kind !== 'router' || event.suggestion === '') return
      const router = draft.routers.get(event.module.router)
      if (!router) return
      const { gradient: id, client, reward, impact, evaluation, suggestion } = event
      const pending = [...router.pendingGradients, { id, client, reward, impact, evaluation, suggestion }]
      return changeRouter(draft, router.id, { pendingGradients: pending.slice(-limits.maxPendingGradients) })
    }
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
      return bearRouter(draft, event.birth, [])
    case 'router-rewritten':
      return reviseRouter(draft, event.router, event.profile, true)
    case 'router-summarized':
      return reviseRouter(draft, event.router, event.profile, false)
    case 'router-confirmed':
      return changeRouter(draft, event.router, { pendingGradients: [] })
    case 'router-split':
      draft.routers.delete(event.router)
      draft.successors.set(event.router, null)
      for (const birth of event.into) bearRouter(draft, birth, [event.router])
      return
    case 'routers-merged': {
      const target = draft.routers.get(event.target)
      draft.routers.delete(event.router)
      draft.successors.set(event.router, event.target)
      if (target)
        changeRouter(draft, event.target, {
          attributes: event.attributes,
          parents: [...target.parents, event.router],
        })
      // The target keeps its own pending gradients until it is optimized itself.
      return reviseRouter(draft, event.target, event.profile, false)
    }
    case 'routing-table-built':
      return
    case 'message-delivered': {
      const known = draft.clients.get(event.client)?.messageBuffer ?? []
      const { message } = event
      // A message of a router that was since merged into the sender counts as an older message of the sender.
      const others = known.filter(({ from }) => livingRouter(draft, from as RouterId)?.id !== message.from)
      return changeClient(draft, event.client, {
        messageBuffer: withMessage(others, message, limits.bufferCapacity),
      })
    }
    case 'update-set-cleared':
      draft.updatedClients.clear()
      draft.unindexedClients.clear()
      return
    default:
      event satisfies never
  }
}

function changeClient(draft: NetworkInChange, client: ClientId, change: Partial<ClientAgent>): void {
  const known = draft.clients.get(client)
  if (known) draft.clients.set(client, { ...known, ...change })
}

function reviseRules(
  draft: NetworkInChange,
  event: Extract<NetworkEvent, { type: 'filter-memory-revised' }>,
): void {
  const { client, revision, rules } = event
  const known = draft.clients.get(client)?.filterMemory.lastRuleId ?? 0
  const lastRuleId = Math.max(known, ...rules.map((rule) => rule.id))
  changeClient(draft, client, { filterMemory: { revision, lastRuleId, rules } })
}

function changeRouter(draft: NetworkInChange, router: RouterId, change: Partial<RouterAgent>): void {
  const known = draft.routers.get(router)
  if (known) draft.routers.set(router, { ...known, ...change })
}

function reviseRouter(draft: NetworkInChange, router: RouterId, profile: string, settled: boolean): void {
  const known = draft.routers.get(router)
  if (!known) return
  const pendingGradients = settled ? [] : known.pendingGradients
  changeRouter(draft, router, { profile, profileRevision: known.profileRevision + 1, pendingGradients })
}

function bearRouter(draft: NetworkInChange, birth: RouterBirth, parents: readonly RouterId[]): void {
  const { router: id, profile, attributes } = birth
  draft.routers.set(id, { id, profile, profileRevision: 1, attributes, pendingGradients: [], parents })
  draft.nextRouter = Math.max(draft.nextRouter, Number(id.slice(1)) + 1)
}
