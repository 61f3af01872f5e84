/** Lines of a figure as lines of a table: one for each point. */
import type { DataTable } from '../../tables/dataTable.ts'

/** One point of a curve; null is absent. */
export interface CurveRow {
  readonly panel: string
  readonly series: string
  readonly x: number | string
  readonly value: number
  readonly low: number | null
  readonly high: number | null
  /** What a random order has there. */
  readonly floor: number | null
  readonly paper: number | null
}

/** The points as a table. */
export function curveTable(
  rows: readonly CurveRow[],
  names: { readonly panel: string; readonly series: string; readonly x: string; readonly value: string },
): DataTable {
  const number = (key: string, label: string) => ({ key, label, kind: 'number' as const, decimals: 4 })
  return {
    columns: [
      { key: 'panel', label: names.panel, kind: 'text' },
      { key: 'series', label: names.series, kind: 'text' },
      { key: 'x', label: names.x, kind: 'number' },
      number('value', names.value),
      number('low', 'low'),
      number('high', 'high'),
      number('floor', 'random floor'),
      number('paper', 'paper'),
    ],
    rows: rows.map((row) => ({ ...row })),
  }
}
