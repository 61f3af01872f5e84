/** How sentences about results tell metrics, differences, intervals and p-values. */
import { formatFixed } from '#shared/quantities.ts'
import type { MetricName } from '#shared/vocabulary/results.ts'

/** Returns a metric as tables write it: `NDCG@5`. */
export function metricWord(metric: MetricName): string {
  return metric.toUpperCase()
}

/** Returns a value or a difference with four decimals, rounded as in tables. */
export function decimals(value: number): string {
  return formatFixed(value, 4)
}

/** Returns a p-value with its sign: `p = 0.0041`, `p < 0.0001`. */
export function pWords(value: number): string {
  return value < 0.0001 ? 'p < 0.0001' : `p = ${value.toFixed(4)}`
}

/** Joins words: `a`, `a and b`, `a, b and c`. */
export function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`
}

/** Joins names of rows, in quotation marks where one has a comma: `“RecNet, K 5” and “RecNet, K 10”`. */
export function listedNames(names: readonly string[]): string {
  const marked = names.length > 1 && names.some((name) => name.includes(','))
  return listed(marked ? names.map((name) => `“${name}”`) : names)
}

/** Joins clauses, by semicolons where one has a comma: `0.2 at NDCG@1, …; 0.4 at NDCG@5, …`. */
export function listedClauses(clauses: readonly string[]): string {
  return clauses.some((clause) => clause.includes(', ')) ? clauses.join('; ') : listed(clauses)
}
