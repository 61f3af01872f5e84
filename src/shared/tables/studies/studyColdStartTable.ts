/** Figure 6 as numbers: cold items and users with plain and with augmented profiles. */
import type { MetricName } from '../../vocabulary/results.ts'
import type { ColdStartPair, StudyResults } from '../../vocabulary/studies/studyResults.ts'
import type { DataTable, TableColumn, TableRow } from '../dataTable.ts'
import { metricLabel } from './metricLabel.ts'
import { meanCells } from './studyRowsTable.ts'
import { mergedCells } from './mergedCells.ts'

/** Returns two rows for each kind of cold client of each method: plain, and augmented with the test between them. */
export function studyColdStartTable({ blocks, file }: StudyResults): DataTable {
  return {
    columns: [
      { key: 'dataset', label: 'Dataset', kind: 'text' },
      { key: 'model', label: 'Backbone', kind: 'text' },
      { key: 'name', label: 'Method', kind: 'text' },
      { key: 'cold', label: 'Cold', kind: 'text' },
      { key: 'clients', label: 'Clients', kind: 'number', decimals: 1 },
      { key: 'fallbacks', label: 'Fallbacks', kind: 'number', decimals: 1 },
      { key: 'profile', label: 'Profile', kind: 'text' },
      ...file.cutoffs.flatMap(columnsOf),
    ],
    rows: blocks.flatMap(({ dataset, model, rows }) =>
      rows.flatMap(({ name, coldStart }) =>
        (['items', 'users'] as const).flatMap((cold) => {
          const pair = coldStart?.[cold]
          return pair
            ? pairRows(pair, file.cutoffs).map((row) => ({ dataset, model, name, cold, ...row }))
            : []
        }),
      ),
    ),
    marks: [],
  }
}

function pairRows(pair: ColdStartPair, cutoffs: readonly MetricName[]): readonly TableRow[] {
  const { clients, fallbacks, plain, augmented, plainInterval, augmentedInterval, tests } = pair
  const cells = (mean: ColdStartPair['plain'], interval: ColdStartPair['plainInterval']) =>
    mergedCells(cutoffs.map((metric) => meanCells({ mean, interval }, metric)))
  const tested = Object.fromEntries(
    tests.flatMap(({ metric, difference, pHolm, detectable }) => [
      [`difference ${metric}`, difference],
      [`p ${metric}`, pHolm],
      [`detectable ${metric}`, detectable],
    ]),
  )
  return [
    { clients, fallbacks: null, profile: 'plain', ...cells(plain, plainInterval) },
    { clients, fallbacks, profile: 'augmented', ...cells(augmented, augmentedInterval), ...tested },
  ]
}

function columnsOf(metric: MetricName): readonly TableColumn[] {
  const label = metricLabel(metric)
  const column = (key: string, words: string, form?: TableColumn['form']): TableColumn => ({
    key: `${key} ${metric}`,
    label: words,
    group: label,
    kind: 'number',
    decimals: 4,
    ...(form === undefined ? {} : { form }),
  })
  return [
    { key: metric, label: 'mean', group: label, kind: 'number', decimals: 4, spread: `half ${metric}` },
    column('low', '95 % low'),
    column('high', '95 % high'),
    column('difference', 'difference', 'signed'),
    column('p', 'p (Holm)', 'p'),
    column('detectable', 'detectable'),
  ]
}
