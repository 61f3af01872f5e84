/** What a ranking in uniformly random order scores on average: every method is read against this floor. */
import type { RandomFloor } from '#shared/vocabulary/results.ts'
import { meanMetrics, metricsOfRank } from '#shared/evaluation/ndcg.ts'

/**
 * Exact expectation over the rank of one positive among `candidates`: for ten, NDCG@1/5/10 =
 * 0.1000/0.2948/0.4544.
 */
export function randomFloor(candidates: number): RandomFloor {
  return meanMetrics(Array.from({ length: candidates }, (_, index) => metricsOfRank(index + 1)))
}
