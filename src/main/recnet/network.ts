/** The state of RecNet at one moment: readonly, made only by applyNetworkEvents. */
import { WorkbenchError } from '#shared/errors.ts'
import type { ClientAgent, RouterAgent } from '#shared/vocabulary/agents.ts'
import type { ClientId, RouterId } from '#shared/vocabulary/ids.ts'

export interface Network {
  readonly clients: ReadonlyMap<ClientId, ClientAgent>
  readonly routers: ReadonlyMap<RouterId, RouterAgent>
  /** Where the gradients of a router that is gone belong: to the router it was merged into, or to nobody after a split. */
  readonly successors: ReadonlyMap<RouterId, RouterId | null>
  /** S_update of Algorithm 1. */
  readonly updatedClients: ReadonlySet<ClientId>
  /** Clients whose row in the vector index is older than their profile or attributes. */
  readonly unindexedClients: ReadonlySet<ClientId>
  /** Clients whose profile changed since their attributes were last extracted. */
  readonly unreadClients: ReadonlySet<ClientId>
  /** Every attribute that was ever extracted, in order: new spellings of one are folded into it. */
  readonly attributeVocabulary: ReadonlySet<string>
  /** Number of the next router. */
  readonly nextRouter: number
  /** Interaction records learnt so far. */
  readonly step: number
}

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
    step: 0,
  }
}

/** @throws WorkbenchError `client-unknown`. */
export function clientOf(network: Network, client: ClientId): ClientAgent {
  const found = network.clients.get(client)
  if (!found)
    throw new WorkbenchError({ code: 'client-unknown', client, expected: 'a client of this network' })
  return found
}

/** The router itself, or the one it was merged into; null where it was split or never was. */
export function livingRouter(network: Network, router: RouterId): RouterAgent | null {
  let current: RouterId | null = router
  while (current !== null) {
    const found = network.routers.get(current)
    if (found) return found
    current = network.successors.get(current) ?? null
  }
  return null
}
