/** §2.4: what the optimizer is shown of a router's surroundings: the routers near it, and the attributes that matter. */
import type { Attribute, RouterAgent } from '#shared/vocabulary/agents.ts'
import { byNumber } from '#shared/vocabulary/ids.ts'
import type { EmbeddingModel } from '../../ports/embeddingModel.ts'
import type { Network } from '../network.ts'
import { cosine } from '../similarity.ts'

/** Most other routers that are shown: with all of them the prompt grows with K, and far ones are never merged. */
const MOST_ROUTERS = 5
/** Most attributes that are shown; a router keeps every attribute it was ever assigned. */
const MOST_ATTRIBUTES = 30

/** Embeds profiles; a profile that was embedded before is not embedded again. */
export type EmbedProfiles = (profiles: readonly string[]) => Promise<readonly Float32Array[]>

/** Returns an embedder that remembers the profiles of one update: every router is compared with all others. */
export function rememberingEmbedder({ embed }: Pick<EmbeddingModel, 'embed'>): EmbedProfiles {
  const known = new Map<string, Float32Array>()
  return async (profiles) => {
    const news = [...new Set(profiles)].filter((profile) => !known.has(profile))
    const embedded = news.length === 0 ? [] : await embed(news)
    embedded.forEach((embedding, index) => known.set(news[index] ?? '', embedding))
    return profiles.flatMap((profile) => known.get(profile) ?? [])
  }
}

/** Returns the routers whose profiles are most like that of the router by cosine similarity, the most similar first. */
export async function routersNear(
  router: RouterAgent,
  { routers }: Pick<Network, 'routers'>,
  embed: EmbedProfiles,
): Promise<readonly RouterAgent[]> {
  const others = [...routers.values()]
    .filter(({ id }) => id !== router.id)
    .sort((a, b) => byNumber(a.id, b.id))
  const [own, ...embeddings] = await embed([router, ...others].map(({ profile }) => profile))
  const near = others.map((other, index) => {
    const embedding = embeddings[index]
    return { other, similarity: own && embedding ? cosine(own, embedding) : -1 }
  })
  return near
    .sort((a, b) => b.similarity - a.similarity)
    .slice(0, MOST_ROUTERS)
    .map(({ other }) => other)
}

/** How many clients have each attribute now. */
export type AttributeShares = ReadonlyMap<Attribute, number>

/** Counts the clients of each attribute. */
export function attributeShares({ clients }: Pick<Network, 'clients'>): AttributeShares {
  const shares = new Map<Attribute, number>()
  for (const { attributes } of clients.values())
    for (const attribute of attributes) shares.set(attribute, (shares.get(attribute) ?? 0) + 1)
  return shares
}

/** Returns the attributes of A_R that most clients have now; of equally shared ones the newest. */
export function mostSharedAttributes(
  { attributes }: Pick<RouterAgent, 'attributes'>,
  shares: AttributeShares,
): readonly Attribute[] {
  return attributes
    .toReversed()
    .sort((a, b) => (shares.get(b) ?? 0) - (shares.get(a) ?? 0))
    .slice(0, MOST_ATTRIBUTES)
}
