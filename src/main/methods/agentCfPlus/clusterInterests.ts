/** Interests that mean nearly the same, by the embedding model of the run. */
import type { UserId } from '#shared/vocabulary/ids.ts'
import type { MethodPorts } from '../../ports/methodPorts.ts'
import { kMeans } from '../../recnet/initialization/kMeans.ts'

/** What one user is interested in, strongest first. */
export interface InterestsOfUser {
  readonly user: UserId
  readonly interests: readonly string[]
}

/** A third as many clusters as interests, from 10 to 384. */
function clusterCount(interests: number): number {
  return Math.min(384, Math.max(10, Math.floor(interests / 3)))
}

/**
 * Returns the clusters, of which each interest is in one. The one with the most interests comes first, where an interest counts
 * for each user who has it; of equals, the one that was named first.
 */
export async function clusterInterests(
  listed: readonly InterestsOfUser[],
  { embeddingModel, randomFor, breathe }: Pick<MethodPorts, 'embeddingModel' | 'randomFor' | 'breathe'>,
): Promise<readonly (readonly string[])[]> {
  const counts = new Map<string, number>()
  for (const interest of listed.flatMap(({ interests }) => interests))
    counts.set(interest, (counts.get(interest) ?? 0) + 1)
  const interests = [...counts.keys()]
  if (interests.length === 0) return []
  const vectors = await embeddingModel.embed(interests)
  const labels = await kMeans(vectors, clusterCount(interests.length), randomFor('interest groups'), breathe)
  const clusters = [...Map.groupBy(interests, (_, index) => labels[index] ?? 0).values()]
  const sizeOf = (cluster: readonly string[]) =>
    cluster.reduce((sum, interest) => sum + (counts.get(interest) ?? 0), 0)
  // Sorting is stable, and the clusters come in the order of their first interests.
  return clusters.sort((a, b) => sizeOf(b) - sizeOf(a))
}
