/**
 * Metrics of a score vector that do not depend on how ties are broken: the mean over all ranks that a tied positive
 * item may take.
 */
import type { MetricValues } from '../vocabulary/results.ts'
import { meanMetrics, metricsOfRank } from './ndcg.ts'

/**
 * Returns the expected metrics of the candidate at `positiveIndex` when `scores` (one per candidate, higher is better)
 * are sorted and equal scores come in uniformly random order.
 */
export function expectedMetrics(scores: readonly number[], positiveIndex: number): MetricValues {
  return metricsOfRanks(rankRange(scores, positiveIndex))
}

/** The ranks that an item may take, counted from 1. */
export interface RankRange {
  readonly best: number
  readonly worst: number
}

/** Returns the mean of the metrics over all ranks of a range. */
export function metricsOfRanks({ best, worst }: RankRange): MetricValues {
  const ranks = Array.from({ length: worst - best + 1 }, (_, offset) => best + offset)
  return meanMetrics(ranks.map(metricsOfRank))
}

/**
 * Returns the best and the worst rank, counted from 1, that the candidate at `positiveIndex` can have under these
 * scores. A score that is no number, as of a model whose training diverged, is below all others.
 */
export function rankRange(scored: readonly number[], positiveIndex: number): RankRange {
  const scores = scored.map((score) => (Number.isNaN(score) ? -Infinity : score))
  const positive = scores[positiveIndex]
  if (positive === undefined)
    throw new RangeError(`Expected an index below ${scores.length}, got ${positiveIndex}`)
  const better = scores.filter((score) => score > positive).length
  const equal = scores.filter((score) => score === positive).length
  return { best: better + 1, worst: better + equal }
}
