/** The name of a metric as it is written. */
import type { MetricName } from '../vocabulary/results.ts'

/** Returns `NDCG@10`, `HR@5` or `MRR`. */
export function metricName(metric: MetricName): string {
  return metric.toUpperCase()
}
