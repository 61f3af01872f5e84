/** The paired tests over users, as reports have them. */
import type { DataTable } from '../dataTable.ts'
import type { LabelledReport } from './methodsOnce.ts'

/** Returns one row per test of every report. */
export function testsTable(reports: readonly LabelledReport[]): DataTable {
  return {
    columns: [
      { key: 'run', label: 'Run', kind: 'text' },
      { key: 'method', label: 'Method', kind: 'text' },
      { key: 'against', label: 'Against', kind: 'text' },
      { key: 'metric', label: 'Metric', kind: 'text' },
      { key: 'difference', label: 'Difference', kind: 'number', decimals: 4, form: 'signed' },
      { key: 'low', label: '95 % low', kind: 'number', decimals: 4, form: 'signed' },
      { key: 'high', label: '95 % high', kind: 'number', decimals: 4, form: 'signed' },
      { key: 'pValue', label: 'p', kind: 'number', decimals: 4, form: 'p' },
      { key: 'pHolm', label: 'p (Holm)', kind: 'number', decimals: 4, form: 'p' },
      { key: 'wins', label: 'Won', kind: 'number', decimals: 0 },
      { key: 'ties', label: 'Tied', kind: 'number', decimals: 0 },
      { key: 'losses', label: 'Lost', kind: 'number', decimals: 0 },
    ],
    rows: reports.flatMap(({ label, report }) =>
      report.tests.map(({ interval, ...test }) => ({
        run: label,
        ...test,
        metric: test.metric.toUpperCase(),
        low: interval.low,
        high: interval.high,
      })),
    ),
  }
}
