/** §2.2.1, Eq. 1: A_c of the updated clients, and the newly updated attributes A_t. */
import type { NetworkEvent } from '#shared/events/networkEvents.ts'
import type { Attribute, ClientAgent } from '#shared/vocabulary/agents.ts'
import { byId, isUserId, type ClientId } from '#shared/vocabulary/ids.ts'
import { withEvents, type Draft } from '../draft.ts'
import { clientOf } from '../network.ts'
import type { EvolvedRouters } from '../optimization/optimizeRouters.ts'
import type { Ports } from '../ports.ts'
import { askModel } from '../../prompting/askModel.ts'
import { extractPrompt } from '../prompts/extract.ts'
import { attributesOf, canonicalize } from './canonicalAttributes.ts'

export interface Updates extends Draft {
  readonly evolved: EvolvedRouters
  /** A_t: each newly updated attribute with the clients it comes from. */
  readonly updatedAttributes: ReadonlyMap<Attribute, readonly ClientId[]>
}

/** Asks only for clients whose profile changed since their attributes were last read. */
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

/** Eq. 1 for several clients. Equal profiles are asked about once; a reply that cannot be read leaves A_c as it was. */
export async function attributesOfClients(
  clients: readonly ClientAgent[],
  { network }: Draft,
  ports: Ports,
): Promise<readonly NetworkEvent[]> {
  const asked = new Map<string, Promise<readonly Attribute[] | null>>()
  for (const client of clients) {
    if (!asked.has(client.profile)) asked.set(client.profile, askExtract(client, network.step, ports))
  }
  // All at once, so that no later rejection is left unhandled when the first one ends the stage.
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

async function askExtract(
  client: ClientAgent,
  step: number,
  ports: Ports,
): Promise<readonly Attribute[] | null> {
  const kind = isUserId(client.id) ? 'user' : 'item'
  const { value } = await askModel(
    extractPrompt,
    { kind, profile: client.profile },
    { subject: client.id, step },
    ports,
  )
  return value === null ? null : attributesOf(value)
}
