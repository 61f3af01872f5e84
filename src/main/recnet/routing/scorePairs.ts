/** §2.2.3, Eq. 4: computes Score(R, c) of routers with the clients in the vector index. */
import type { Attribute, RouterAgent } from '#shared/vocabulary/agents.ts'
import { byId, type ClientId, type RouterId } from '#shared/vocabulary/ids.ts'
import { clientOf, type Network } from '../network.ts'
import type { Ports } from '../ports.ts'

/** A scored pair of a router and a client. */
export interface Route {
  readonly router: RouterId
  readonly client: ClientId
  readonly routingScore: number
}

/** A router together with those of its attributes that are compared with the attributes of clients. */
export interface Speaker {
  readonly router: RouterAgent
  readonly compared: readonly Attribute[]
}

/** Embeds the profiles of these clients and writes their rows into the index in one batch. */
export async function indexClients(
  network: Network,
  clients: Iterable<ClientId>,
  ports: Pick<Ports, 'embeddingModel' | 'vectorIndex'>,
): Promise<void> {
  const changed = [...clients].sort(byId).map((client) => clientOf(network, client))
  if (changed.length === 0) return
  const embeddings = await ports.embeddingModel.embed(changed.map((client) => client.profile))
  await ports.vectorIndex.upsert(
    changed.flatMap(({ id, attributes }, index) => {
      const embedding = embeddings[index]
      return embedding ? [{ client: id, embedding, attributes }] : []
    }),
  )
}

/**
 * Returns sim(e_R, e_c) for each pair where A_R and A_c share an attribute; for each router the most similar client
 * comes first.
 */
export async function scorePairs(speakers: readonly Speaker[], ports: Ports): Promise<readonly Route[]> {
  if (speakers.length === 0) return []
  const embeddings = await ports.embeddingModel.embed(speakers.map(({ router }) => router.profile))
  const answers = await Promise.all(
    speakers.map(async ({ router, compared }, index): Promise<readonly Route[]> => {
      const embedding = embeddings[index]
      if (!embedding || compared.length === 0) return []
      const found = await ports.vectorIndex.query({
        embedding,
        attributes: compared,
        atLeast: null,
        limit: null,
      })
      return found.map(({ client, similarity }) => ({ router: router.id, client, routingScore: similarity }))
    }),
  )
  return answers.flat()
}
