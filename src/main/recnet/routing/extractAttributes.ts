/** §2.2.1, Eq. 1: extracts A_c of the updated clients and collects the newly updated attributes A_t. */
import type { NetworkEvent } from '#shared/events/networkEvents.ts'
import type { Attribute, ClientAgent } from '#shared/vocabulary/agents.ts'
import { byId, type ClientId } from '#shared/vocabulary/ids.ts'
import { withEvents, type Draft } from '../draft.ts'
import { clientOf } from '../network.ts'
import type { EvolvedRouters } from '../optimization/optimizeRouters.ts'
import type { Ports } from '../ports.ts'
import { attributesIn } from './attributesIn.ts'
import { canonicalize } from './canonicalAttributes.ts'

/** The draft after extraction. */
export interface Updates extends Draft {
  readonly evolved: EvolvedRouters
  /** A_t: each newly updated attribute with the clients that it comes from. */
  readonly updatedAttributes: ReadonlyMap<Attribute, readonly ClientId[]>
}

/** Extracts the attributes of those clients only whose profile changed since their last extraction. */
export async function extractAttributes(evolved: EvolvedRouters, ports: Ports): Promise<Updates> {
  const { network } = evolved
  const clients = [...network.updatedClients]
    .filter((client) => network.unreadClients.has(client))
    .sort(byId)
    .map((client) => clientOf(network, client))
  const events = await attributesOfClients(clients, evolved, ports)
  const updatedAttributes = new Map<Attribute, readonly ClientId[]>()
  for (const event of events) {
    if (event.type !== 'attributes-extracted') continue
    for (const attribute of event.added) {
      updatedAttributes.set(attribute, [...(updatedAttributes.get(attribute) ?? []), event.client])
    }
  }
  return { ...withEvents(evolved, events, ports.settings), evolved, updatedAttributes }
}

/**
 * Returns the events of Eq. 1 for several clients. Clients with equal profiles share one call; a reply that cannot be
 * parsed leaves A_c unchanged.
 */
export async function attributesOfClients(
  clients: readonly ClientAgent[],
  { network }: Draft,
  ports: Ports,
): Promise<readonly NetworkEvent[]> {
  const asked = new Map<string, Promise<readonly Attribute[] | null>>()
  for (const client of clients) {
    if (!asked.has(client.profile))
      asked.set(client.profile, attributesIn(client, { subject: client.id, step: network.step }, ports))
  }
  // All are awaited together, so that no later rejection stays unhandled when the first one ends the stage.
  await Promise.all(asked.values())
  const vocabulary = new Set(network.attributeVocabulary)
  const events: NetworkEvent[] = []
  for (const client of clients) {
    const found = await asked.get(client.profile)
    if (!found) continue
    // With thousands of attributes, comparing spellings takes seconds.
    await ports.breathe()
    ports.cancellation.throwIfCancelled()
    const attributes = canonicalize(found, vocabulary, ports.settings.attributeSimilarity)
    const added = attributes.filter((attribute) => !client.attributes.includes(attribute))
    events.push({ type: 'attributes-extracted', client: client.id, attributes, added })
  }
  return events
}
