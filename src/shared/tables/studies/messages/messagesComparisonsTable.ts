/** RecNet against its controls on every subset of interactions, with the tests. */
import type { MessagesReport } from '../../../vocabulary/studies/messagesReport.ts'
import type { DataTable } from '../../dataTable.ts'

/** Returns one row for each comparison of each block. */
export function messagesComparisonsTable({ blocks }: Pick<MessagesReport, 'blocks'>): DataTable {
  return {
    columns: [
      { key: 'dataset', label: 'Dataset', kind: 'text' },
      { key: 'model', label: 'Backbone', kind: 'text' },
      { key: 'row', label: 'Method', kind: 'text' },
      { key: 'control', label: 'Against', kind: 'text' },
      { key: 'about', label: 'Interactions', kind: 'text' },
      { key: 'family', label: 'Family', kind: 'text' },
      { key: 'interactions', label: 'n', kind: 'number', decimals: 0 },
      { key: 'users', label: 'Users', kind: 'number', decimals: 0 },
      { key: 'seeds', label: 'Seeds', kind: 'number', decimals: 0 },
      { key: 'recNet', label: 'Reward', kind: 'number', decimals: 3 },
      { key: 'against', label: 'Control', kind: 'number', decimals: 3 },
      { key: 'recNetAlone', label: 'RecNet alone right', kind: 'number', decimals: 0 },
      { key: 'controlAlone', label: 'Control alone right', kind: 'number', decimals: 0 },
      { key: 'difference', label: 'Difference', kind: 'number', decimals: 3 },
      { key: 'low', label: '95 % low', kind: 'number', decimals: 3 },
      { key: 'high', label: '95 % high', kind: 'number', decimals: 3 },
      { key: 'over', label: 'Over', kind: 'text' },
      { key: 'pValue', label: 'p', kind: 'number', decimals: 3 },
      { key: 'pHolm', label: 'p (Holm)', kind: 'number', decimals: 3 },
      { key: 'detectable', label: 'Detectable', kind: 'number', decimals: 3 },
    ],
    rows: blocks.flatMap(({ dataset, model, row, comparisons }) =>
      comparisons.map(({ outcomes, test, ...comparison }) => ({
        dataset,
        model,
        row,
        ...comparison,
        recNetAlone: outcomes?.recNetAlone ?? null,
        controlAlone: outcomes?.controlAlone ?? null,
        difference: test?.difference ?? null,
        low: test?.interval.low ?? null,
        high: test?.interval.high ?? null,
        over: test?.over ?? null,
        pValue: test?.pValue ?? null,
        pHolm: test?.pHolm ?? null,
        detectable: test?.detectable ?? null,
      })),
    ),
  }
}
