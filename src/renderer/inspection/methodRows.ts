/** The table of methods as it is shown: what is best in each column, and which notes a name carries. */
import { formatFixed } from '#shared/quantities.ts'
import { METRIC_NAMES, type MethodReport, type MetricName } from '#shared/vocabulary/results.ts'

export { pText, signedText } from '#shared/tables/cells/valueTexts.ts'

export const METRIC_LABELS: Readonly<Record<MetricName, string>> = {
  'ndcg@1': 'NDCG@1',
  'ndcg@5': 'NDCG@5',
  'ndcg@10': 'NDCG@10',
  'hr@1': 'HR@1',
  'hr@5': 'HR@5',
  'hr@10': 'HR@10',
  mrr: 'MRR',
}

export interface MethodRow {
  readonly report: MethodReport
  /** Number of its note, from 1; null without one. */
  readonly note: number | null
  /** The metrics in which no method has a higher mean, ties included. */
  readonly best: ReadonlySet<MetricName>
}

/** One row for each method, in the order of the report. */
export function methodRows(methods: readonly MethodReport[]): readonly MethodRow[] {
  const notes = methodNotes(methods)
  const highest = (metric: MetricName) => Math.max(...methods.map(({ mean }) => mean[metric]))
  return methods.map((report) => ({
    report,
    note: report.caveat === null ? null : notes.indexOf(report.caveat) + 1,
    best: new Set(
      METRIC_NAMES.filter(
        // As written, so that what looks equal is marked together.
        (metric) => formatFixed(report.mean[metric], 4) === formatFixed(highest(metric), 4),
      ),
    ),
  }))
}

/** The caveats of the methods, once each, in the order in which they are first needed. */
export function methodNotes(methods: readonly MethodReport[]): readonly string[] {
  return [...new Set(methods.flatMap(({ caveat }) => (caveat === null ? [] : [caveat])))]
}
