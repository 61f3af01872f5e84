/**
 * §3.1.3: metrics of one ranking with a single positive item. The ideal DCG is 1, so NDCG@K = 1/log2(rank +
 * 1).
 */
import type { MetricName, MetricValues } from '../vocabulary/results.ts'
import { METRIC_NAMES } from '../vocabulary/results.ts'

/**
 * NDCG@k: 1/log2(rank + 1) where `rank` (counted from 1) is within the first `k`, else 0. An unranked item (null) is a
 * miss.
 */
export function ndcgAt(k: number, rank: number | null): number {
  return rank !== null && rank <= k ? 1 / Math.log2(rank + 1) : 0
}

/** HR@k: 1 where `rank` (counted from 1) is within the first `k`, else 0. An unranked item (null) is a miss. */
export function hitAt(k: number, rank: number | null): number {
  return rank !== null && rank <= k ? 1 : 0
}

/** The reciprocal rank: 1/rank (counted from 1), or 0 for an unranked item. */
export function reciprocalRank(rank: number | null): number {
  return rank === null ? 0 : 1 / rank
}

/**
 * Returns all metrics of one ranking from the rank of its positive item, counted from 1, or null where it was left
 * unranked.
 */
export function metricsOfRank(rank: number | null): MetricValues {
  return {
    'ndcg@1': ndcgAt(1, rank),
    'ndcg@5': ndcgAt(5, rank),
    'ndcg@10': ndcgAt(10, rank),
    'hr@1': hitAt(1, rank),
    'hr@5': hitAt(5, rank),
    'hr@10': hitAt(10, rank),
    mrr: reciprocalRank(rank),
  }
}

/** Returns the mean of each metric; all are 0 where there are no values. */
export function meanMetrics(values: readonly MetricValues[]): MetricValues {
  return forEachMetric((metric) => {
    const total = values.reduce((sum, one) => sum + one[metric], 0)
    return values.length === 0 ? 0 : total / values.length
  })
}

/** Returns a record with one entry for each metric. */
export function forEachMetric<T>(valueOf: (metric: MetricName) => T): Record<MetricName, T> {
  return Object.fromEntries(METRIC_NAMES.map((metric) => [metric, valueOf(metric)])) as Record<MetricName, T>
}
