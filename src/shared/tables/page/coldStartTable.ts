/** Cold start of one run as a table. */
import type { RandomFloor } from '../../vocabulary/results.ts'
import type { ColdStartReport } from '../../vocabulary/studies/coldStart.ts'
import { coldStartRows } from '../coldStartRows.ts'
import type { DataTable } from '../dataTable.ts'

const METRICS = ['ndcg@1', 'ndcg@5', 'ndcg@10'] as const

/** Returns the rows of plain and of augmented profiles, then the floor. */
export function coldStartTable(report: ColdStartReport, floor: RandomFloor): DataTable {
  const count = (key: string, label: string) => ({ key, label, kind: 'number' as const, decimals: 0 })
  return {
    columns: [
      { key: 'cold', label: 'Cold', kind: 'text' },
      count('clients', 'Clients'),
      count('rankings', 'Rankings'),
      count('fallbacks', 'Fallbacks'),
      count('unaugmented', 'No router'),
      { key: 'profile', label: 'Profile', kind: 'text' },
      ...METRICS.map((metric) => ({
        key: metric,
        label: metric.toUpperCase(),
        kind: 'number' as const,
        decimals: 4,
      })),
    ],
    rows: coldStartRows(report, floor).map(
      ({ cold, clients, rankings, fallbacks, unaugmented, profile, mean }) => ({
        ...{ cold, clients, rankings, fallbacks, unaugmented, profile },
        ...Object.fromEntries(METRICS.map((metric) => [metric, mean[metric]])),
      }),
    ),
  }
}
