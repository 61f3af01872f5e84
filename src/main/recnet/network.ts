/** The state of RecNet at one step. It is readonly; only `applyNetworkEvents.ts` creates new states. */
import { WorkbenchError } from '#shared/errors.ts'
import type { ClientAgent, RouterAgent } from '#shared/vocabulary/agents.ts'
import type { ClientId, RouterId } from '#shared/vocabulary/ids.ts'

/** All clients and routers with their profiles, attributes, buffers and memories. */
export interface Network {
  readonly clients: ReadonlyMap<ClientId, ClientAgent>
  readonly routers: ReadonlyMap<RouterId, RouterAgent>
  /**
   * For each router that is gone, the router that takes over its gradients: the one it was merged into, or null after a
   * split.
   */
  readonly successors: ReadonlyMap<RouterId, RouterId | null>
  /** S_update of Algorithm 1: the clients updated since the last router-centric update. */
  readonly updatedClients: ReadonlySet<ClientId>
  /** Clients whose row in the vector index is older than their profile or attributes. */
  readonly unindexedClients: ReadonlySet<ClientId>
  /** Clients whose profile changed since their attributes were last extracted. */
  readonly unreadClients: ReadonlySet<ClientId>
  /** Every attribute ever extracted, in order; new spellings of a known attribute are replaced by the known one. */
  readonly attributeVocabulary: ReadonlySet<string>
  /** The number that the next new router gets. */
  readonly nextRouter: number
  /** The number of router-centric updates completed so far. */
  readonly routerUpdates: number
  /** The number of interaction records learnt so far. */
  readonly step: number
}

/** A network that nobody but its holder has, so that facts may change its collections in place. */
export interface OwnNetwork {
  clients: Map<ClientId, ClientAgent>
  routers: Map<RouterId, RouterAgent>
  successors: Map<RouterId, RouterId | null>
  updatedClients: Set<ClientId>
  unindexedClients: Set<ClientId>
  unreadClients: Set<ClientId>
  attributeVocabulary: Set<string>
  nextRouter: number
  routerUpdates: number
  step: number
}

/** Returns the network before its initialization. */
export function emptyNetwork(): Network {
  return {
    clients: new Map(),
    routers: new Map(),
    successors: new Map(),
    updatedClients: new Set(),
    unindexedClients: new Set(),
    unreadClients: new Set(),
    attributeVocabulary: new Set(),
    nextRouter: 1,
    routerUpdates: 0,
    step: 0,
  }
}

/** Returns a copy of a network for a holder that keeps it to itself. Agents are shared; nothing ever changes one. */
export function ownNetwork(network: Network): OwnNetwork {
  return {
    clients: new Map(network.clients),
    routers: new Map(network.routers),
    successors: new Map(network.successors),
    updatedClients: new Set(network.updatedClients),
    unindexedClients: new Set(network.unindexedClients),
    unreadClients: new Set(network.unreadClients),
    attributeVocabulary: new Set(network.attributeVocabulary),
    nextRouter: network.nextRouter,
    routerUpdates: network.routerUpdates,
    step: network.step,
  }
}

/**
 * Returns a client of the network.
 * @throws WorkbenchError `client-unknown`.
 */
export function clientOf(network: Network, client: ClientId): ClientAgent {
  const found = network.clients.get(client)
  if (!found)
    throw new WorkbenchError({ code: 'client-unknown', client, expected: 'a client of this network' })
  return found
}

/** Returns the router, or the one that it was merged into; null where it was split or never existed. */
export function livingRouter(network: Network, router: RouterId): RouterAgent | null {
  let current: RouterId | null = router
  while (current !== null) {
    const found = network.routers.get(current)
    if (found) return found
    current = network.successors.get(current) ?? null
  }
  return null
}
