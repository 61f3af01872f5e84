/** §2.2.1: seeded spherical k-means++ on unit vectors. */
import type { Breathe } from '../../ports/breather.ts'
import type { Random } from '../../ports/random.ts'
import { argmax, cosine, meanUnitVector } from '../similarity.ts'

/**
 * Returns the cluster of each vector, from 0 to k - 1; with fewer vectors than k there are as many clusters as vectors.
 * Every cluster has at least one vector. Stops when no assignment changes or after 100 iterations, and awaits `breathe`
 * between iterations.
 */
export async function kMeans(
  vectors: readonly Float32Array[],
  k: number,
  random: Random,
  breathe: Breathe = () => Promise.resolve(),
): Promise<readonly number[]> {
  const size = Math.min(k, vectors.length)
  if (size === 0) return []
  let centroids = firstCentroids(vectors, size, random)
  let labels: readonly number[] = []
  for (let round = 0; round < 100; round++) {
    await breathe()
    const nearest = withoutEmptyClusters(
      vectors,
      vectors.map((vector) => argmax(centroids.map((c) => cosine(vector, c)))),
      centroids,
    )
    if (nearest.every((label, index) => label === labels[index])) break
    labels = nearest
    centroids = centroids.map((_, cluster) =>
      meanUnitVector(vectors.filter((__, index) => nearest[index] === cluster)),
    )
  }
  return labels
}

/** k-means++: each next centroid is drawn with a probability in proportion to its distance from those chosen. */
function firstCentroids(vectors: readonly Float32Array[], size: number, random: Random): Float32Array[] {
  const centroids = [vectors[random.below(vectors.length)] as Float32Array]
  const distances = vectors.map((vector) => distanceTo(vector, centroids))
  while (centroids.length < size) {
    let target = random.next() * distances.reduce((sum, distance) => sum + distance, 0)
    let chosen = distances.findIndex((distance) => (target -= distance) < 0 && distance > 0)
    if (chosen < 0) chosen = argmax(distances)
    const centroid = vectors[chosen] as Float32Array
    centroids.push(centroid)
    vectors.forEach((vector, index) => {
      distances[index] =
        index === chosen ? 0 : Math.min(distances[index] ?? 0, distanceTo(vector, [centroid]))
    })
  }
  return centroids
}

function distanceTo(vector: Float32Array, centroids: readonly Float32Array[]): number {
  return Math.max(0, 1 - Math.max(...centroids.map((centroid) => cosine(vector, centroid))))
}

/** Gives every empty cluster the vector that is least similar to its own centroid. */
function withoutEmptyClusters(
  vectors: readonly Float32Array[],
  nearest: readonly number[],
  centroids: readonly Float32Array[],
): readonly number[] {
  const labels = [...nearest]
  centroids.forEach((_, cluster) => {
    if (labels.includes(cluster)) return
    const fits = vectors.map((vector, index) => {
      const own = labels[index] as number
      const alone = labels.filter((label) => label === own).length === 1
      return alone ? -Infinity : -cosine(vector, centroids[own] as Float32Array)
    })
    labels[argmax(fits)] = cluster
  })
  return labels
}
