/** All tests of a study. */
import type { StudyResults } from '../../vocabulary/studies/studyResults.ts'
import type { DataTable } from '../dataTable.ts'
import { metricLabel } from './metricLabel.ts'

/** Returns one row for each test of each block. */
export function studyTestsTable({ blocks }: StudyResults): DataTable {
  return {
    columns: [
      { key: 'dataset', label: 'Dataset', kind: 'text' },
      { key: 'model', label: 'Backbone', kind: 'text' },
      { key: 'row', label: 'Method', kind: 'text' },
      { key: 'against', label: 'Against', kind: 'text' },
      { key: 'metric', label: 'Metric', kind: 'text' },
      { key: 'difference', label: 'Difference', kind: 'number', decimals: 4, form: 'signed' },
      { key: 'low', label: '95 % low', kind: 'number', decimals: 4, form: 'signed' },
      { key: 'high', label: '95 % high', kind: 'number', decimals: 4, form: 'signed' },
      { key: 'over', label: 'Over', kind: 'text' },
      { key: 't', label: 't', kind: 'number', decimals: 2 },
      { key: 'degrees', label: 'df', kind: 'number', decimals: 1 },
      { key: 'pValue', label: 'p', kind: 'number', decimals: 4, form: 'p' },
      { key: 'pHolm', label: 'p (Holm)', kind: 'number', decimals: 4, form: 'p' },
      { key: 'effect', label: 'Effect', kind: 'number', decimals: 3 },
      { key: 'superiority', label: 'Superiority', kind: 'number', decimals: 3 },
      { key: 'wins', label: 'Won', kind: 'number', decimals: 0 },
      { key: 'ties', label: 'Tied', kind: 'number', decimals: 0 },
      { key: 'losses', label: 'Lost', kind: 'number', decimals: 0 },
      { key: 'detectable', label: 'Detectable', kind: 'number', decimals: 4 },
    ],
    rows: blocks.flatMap(({ dataset, model, tests }) =>
      tests.map(({ interval, ...test }) => ({
        dataset,
        model,
        ...test,
        metric: metricLabel(test.metric),
        low: interval.low,
        high: interval.high,
      })),
    ),
  }
}
