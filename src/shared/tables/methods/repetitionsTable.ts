/** What methods reached in each repetition of the evaluation, which Table 2 has the means of. */
import { METRIC_NAMES } from '../../vocabulary/results.ts'
import type { DataTable } from '../dataTable.ts'
import { methodsOnce, type LabelledReport } from './methodsOnce.ts'

/**
 * Returns one row per repetition of each method, counted from 1. A method has no row where its report keeps no repetitions,
 * and nothing is marked as best: the repetitions of one method are no rivals.
 */
export function repetitionsTable(reports: readonly LabelledReport[]): DataTable {
  const rows = methodsOnce(reports).flatMap(({ label, method }) =>
    method.perRepetition.map((values, index) => ({
      run: label,
      method: method.method,
      repetition: index + 1,
      ...Object.fromEntries(METRIC_NAMES.map((metric) => [metric, values[metric]])),
    })),
  )
  return {
    columns: [
      { key: 'run', label: 'Run', kind: 'text' },
      { key: 'method', label: 'Method', kind: 'text' },
      { key: 'repetition', label: 'Repetition', kind: 'number', decimals: 0 },
      ...METRIC_NAMES.map((metric) => ({
        key: metric,
        label: metric.toUpperCase(),
        kind: 'number' as const,
        decimals: 4,
      })),
    ],
    rows,
    rules: rows.flatMap(({ repetition }, index) => (repetition === 1 && index > 0 ? [index] : [])),
  }
}
