/** §2.2.3, Eq. 4: Score(R, c) of routers with the clients in the index. */
import type { Attribute, RouterAgent } from '#shared/vocabulary/agents.ts'
import { byId, type ClientId, type RouterId } from '#shared/vocabulary/ids.ts'
import { clientOf, type Network } from '../network.ts'
import type { Ports } from '../ports.ts'

export interface Route {
  readonly router: RouterId
  readonly client: ClientId
  readonly routingScore: number
}

/** A router, and which of its attributes are compared with those of clients. */
export interface Speaker {
  readonly router: RouterAgent
  readonly compared: readonly Attribute[]
}

/** Writes the rows of these clients into the index in one batch. */
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

/** sim(e_R, e_c) of each pair where A_R and A_c share an attribute: of each router the nearest first. */
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
