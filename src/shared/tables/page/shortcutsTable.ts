/** Shortcut rankers beside random orders, as a table. */
import { SHORTCUT_METRICS, type DatasetChecks } from '../../vocabulary/imports/datasetChecks.ts'
import { RANDOM_FLOOR } from '../../vocabulary/results.ts'
import type { DataTable } from '../dataTable.ts'

/** Returns one row for each ranker, then the floor and the bounds of its band. */
export function shortcutsTable({
  shortcuts,
  floor,
  band,
}: Pick<DatasetChecks, 'shortcuts' | 'floor' | 'band'>): DataTable {
  return {
    columns: [
      { key: 'name', label: 'Order of candidates', kind: 'text' },
      ...SHORTCUT_METRICS.map((metric) => ({
        key: metric,
        label: metric.toUpperCase(),
        kind: 'number' as const,
        decimals: 4,
      })),
    ],
    rows: [
      ...shortcuts.map(({ name, mean }) => ({ name, ...mean })),
      { name: RANDOM_FLOOR, ...floor },
      ...(['low', 'high'] as const).map((bound) => ({
        name: `95 % band of the floor, ${bound}`,
        ...Object.fromEntries(SHORTCUT_METRICS.map((metric) => [metric, band[metric][bound]])),
      })),
    ],
  }
}
