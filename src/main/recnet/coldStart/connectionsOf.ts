/** §3.4.3 and Eq. 4: which routers a cold client is connected to. */
import type { Attribute, ClientAgent, PreferenceMessage, RouterAgent } from '#shared/vocabulary/agents.ts'
import { byNumber } from '#shared/vocabulary/ids.ts'
import { genericUserProfile } from '../initialization/firstProfiles.ts'
import type { Network } from '../network.ts'
import type { Ports } from '../ports.ts'
import { attributesIn } from '../routing/attributesIn.ts'
import { canonicalize } from '../routing/canonicalAttributes.ts'
import { cosine } from '../similarity.ts'

/** A cold client with the messages that it gets, the best one first. */
export interface Connection {
  readonly client: ClientAgent
  readonly connected: 'routed' | 'fallback'
  /** None where there is no router, and where nothing is delivered in this run. */
  readonly messages: readonly PreferenceMessage[]
}

/**
 * Returns the connections of the clients. Router and client must share an attribute, as everywhere; where no router passes
 * so, the nearest of all is taken, whatever its attributes. All routers speak, with all of their attributes.
 */
export async function connectionsOf(
  clients: readonly ClientAgent[],
  { network, threshold }: { readonly network: Network; readonly threshold: number },
  ports: Ports,
): Promise<readonly Connection[]> {
  // A router without a profile has nothing to say.
  const routers = [...network.routers.values()].filter(({ profile }) => profile !== '')
  if (routers.length === 0 || clients.length === 0 || ports.settings.delivery === 'none')
    return clients.map((client) => ({ client, connected: 'fallback', messages: [] }))
  const attributes = await attributesOfCold(clients, network, ports)
  const { embeddingModel, settings } = ports
  const ofRouters = await embeddingModel.embed(routers.map(({ profile }) => profile))
  const ofClients = await embeddingModel.embed(clients.map(({ profile }) => profile))
  const most = Math.min(settings.bufferCapacity, settings.maxRoutersPerClient || Infinity)
  return clients.map((client, index): Connection => {
    const own = ofClients[index]
    const scored = routers
      .map((router, at) => {
        const other = ofRouters[at]
        return { router, routingScore: own && other ? cosine(other, own) : 0 }
      })
      .sort((a, b) => b.routingScore - a.routingScore || byNumber(a.router.id, b.router.id))
    const known = attributes[index] ?? new Set()
    const passed = scored.filter((one) => one.routingScore >= threshold && shares(one.router, known))
    const messages = (passed.length > 0 ? passed.slice(0, most) : scored.slice(0, 1)).map(
      ({ router, routingScore }) => {
        return { from: router.id, text: router.profile, routingScore, step: network.step }
      },
    )
    return { client, connected: passed.length > 0 ? 'routed' : 'fallback', messages }
  })
}

/** Returns A_c of each client, spelt as the network knows its attributes. */
async function attributesOfCold(
  clients: readonly ClientAgent[],
  network: Network,
  ports: Ports,
): Promise<readonly ReadonlySet<Attribute>[]> {
  const asked = new Map<string, Promise<readonly Attribute[] | null>>()
  for (const client of clients) {
    const question = { subject: `${client.id}/cold-start`, step: network.step }
    // The generic first profile says nothing about its user and yields no attribute, so the model is not asked.
    if (client.profile === genericUserProfile(ports.domainWord)) continue
    if (!asked.has(client.profile)) asked.set(client.profile, attributesIn(client, question, ports))
  }
  await Promise.all(asked.values())
  const sets: ReadonlySet<Attribute>[] = []
  for (const client of clients) {
    await ports.breathe()
    ports.cancellation.throwIfCancelled()
    const found = (await asked.get(client.profile)) ?? []
    // One client's new spellings are no attributes of the network, and say nothing to the next client.
    const vocabulary = new Set(network.attributeVocabulary)
    sets.push(new Set(canonicalize(found, vocabulary, ports.settings.attributeSimilarity)))
  }
  return sets
}

function shares({ attributes }: RouterAgent, known: ReadonlySet<Attribute>): boolean {
  return attributes.some((attribute) => known.has(attribute))
}
