/** The random floor: what a ranking in uniformly random order scores on average. Every method is read against it. */
import type { RandomFloor } from '#shared/vocabulary/results.ts'
import { meanMetrics, metricsOfRank } from '#shared/evaluation/ndcg.ts'

/**
 * Returns the exact expectation of NDCG over the rank of one positive item among `candidates`. For ten candidates
 * NDCG@1, @5 and @10 are 0.1000, 0.2948 and 0.4544.
 */
export function randomFloor(candidates: number): RandomFloor {
  return meanMetrics(Array.from({ length: candidates }, (_, index) => metricsOfRank(index + 1)))
}
