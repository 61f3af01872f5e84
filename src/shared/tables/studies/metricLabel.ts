/** How tables and figures of studies name a metric, as the paper does. */
import type { MetricName } from '../../vocabulary/results.ts'

/** Returns the short name: `N@10` for NDCG@10, `HR@5`, `MRR`. */
export function metricLabel(metric: MetricName): string {
  return metric.replace('ndcg', 'N').toUpperCase()
}
