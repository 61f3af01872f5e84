/** The file `data.csv` of a figure as source. */
import { csvOf } from '../../tables/csvOf.ts'
import type { DataTable } from '../../tables/dataTable.ts'
import type { PlotData } from './plotData.ts'

const COLUMNS = [
  ['panel', 'text'],
  ['series', 'text'],
  ['x', 'text'],
  ['curve', 'text'],
  ['panel_index', 'number'],
  ['series_index', 'number'],
  ['at', 'number'],
  ['y', 'number'],
  ['low', 'number'],
  ['high', 'number'],
  ['minus', 'number'],
  ['plus', 'number'],
  ['paper', 'number'],
] as const

/** Returns the text. Numbers that are absent are `nan`; `minus` and `plus` are the lengths of error bars. */
export function plotCsv({ panels, series, points }: PlotData): string {
  const table: DataTable = {
    columns: COLUMNS.map(([key, kind]) => ({ key, label: key, kind })),
    rows: points.map((point) => ({
      panel: panels[point.panel]?.name ?? '',
      series: series[point.series] ?? '',
      x: point.x,
      curve: curveName(point.panel, point.series),
      panel_index: point.panel,
      series_index: point.series,
      at: point.at,
      y: point.y,
      low: point.low ?? 'nan',
      high: point.high ?? 'nan',
      minus: point.low === null ? 0 : point.y - point.low,
      plus: point.high === null ? 0 : point.high - point.y,
      paper: point.paper ?? 'nan',
    })),
  }
  return csvOf(table, []).replaceAll('\r\n', '\n')
}

/** The name by which scripts find the points of one series in one panel. */
export function curveName(panel: number, series: number): string {
  return `p${panel}s${series}`
}
