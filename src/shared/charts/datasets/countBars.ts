/** Bins of whole numbers as bars and as rows of a table. */
import type { DataTable } from '../../tables/dataTable.ts'
import type { CountBin } from '../../vocabulary/imports/datasetDistributions.ts'
import type { Bars } from './barsOption.ts'

/** Returns a bar for each bin: `5`, `5–9`, and `≥ 40` for an open one. */
export function countBars(bins: readonly CountBin[]): Bars['bars'] {
  return bins.map(({ low, high, count }) => ({
    label: high === null ? `≥ ${low}` : high === low ? String(low) : `${low}–${high}`,
    count,
    open: high === null,
  }))
}

/** Returns a row for each bin; the end of an open one is absent. */
export function countRows(bins: readonly CountBin[], what: string, counted: string): DataTable {
  return {
    columns: [
      { key: 'low', label: `${what} from`, kind: 'number', decimals: 0 },
      { key: 'high', label: `${what} to`, kind: 'number', decimals: 0 },
      { key: 'count', label: counted, kind: 'number', decimals: 0 },
    ],
    rows: bins.map(({ low, high, count }) => ({ low, high, count })),
  }
}
