/** Bars of a figure as lines of a table: one for each bar. */
import { paperValue } from '../../studies/paper/paperValue.ts'
import { meanCells } from '../../tables/studies/studyRowsTable.ts'
import { metricLabel } from '../../tables/studies/metricLabel.ts'
import { paperDatasetOf } from '../../studies/paper/paperDatasetOf.ts'
import type { DataTable } from '../../tables/dataTable.ts'
import type { MetricName } from '../../vocabulary/results.ts'
import type { StudyBlock, StudyResultRow } from '../../vocabulary/studies/studyResults.ts'
import type { StudyFigureData } from './studyFigure.ts'

/** One bar with what is drawn beside it; null is absent. */
export interface BarRow {
  /** The panel that it is in; empty where there is only one. */
  readonly panel: string
  /** Bars of one group stand beside one another. */
  readonly group: string
  readonly series: string
  readonly value: number
  readonly low: number | null
  readonly high: number | null
  /** What a random order has there. */
  readonly floor: number | null
  /** What the paper has there. */
  readonly paper: number | null
}

/** Where the bar of a row stands. */
export interface BarPlace {
  readonly panel?: string
  readonly group: string
  readonly series: string
  readonly metric: MetricName
}

/** Returns the bar of a row at a cutoff; none before its first evaluation. */
export function barOf(
  row: StudyResultRow,
  block: StudyBlock,
  { panel = '', group, series, metric, data }: BarPlace & { readonly data: StudyFigureData },
): readonly BarRow[] {
  const cells = meanCells(row, metric)
  const value = cells[metric]
  if (typeof value !== 'number') return []
  const paper = paperDatasetOf(block.dataset, data.beside ?? {})
  return [
    {
      panel,
      group,
      series,
      value,
      low: cells[`low ${metric}`] ?? null,
      high: cells[`high ${metric}`] ?? null,
      floor: block.floor?.[metric] ?? null,
      paper: paperValue(row, { kind: data.file.kind, paper, metric }),
    },
  ]
}

/** Returns the bars of all rows of all blocks: grouped by cutoff, or of several blocks by block at the last cutoff. */
export function barsOf(data: StudyFigureData): { readonly rows: readonly BarRow[]; readonly y: string } {
  const { blocks, file } = data
  const [only] = blocks
  const last = file.cutoffs.at(-1) ?? 'ndcg@10'
  if (blocks.length === 1 && only)
    return {
      y: 'NDCG',
      rows: file.cutoffs.flatMap((metric) =>
        only.rows.flatMap((row) =>
          barOf(row, only, { group: metricLabel(metric), series: row.name, metric, data }),
        ),
      ),
    }
  return {
    y: last.toUpperCase(),
    rows: blocks.flatMap((block) =>
      block.rows.flatMap((row) =>
        barOf(row, block, { group: groupName(block, blocks), series: row.name, metric: last, data }),
      ),
    ),
  }
}

/** How a block is named among the others: by dataset, by backbone, or by both. */
export function groupName({ dataset, model }: StudyBlock, blocks: readonly StudyBlock[]): string {
  const several = (key: 'dataset' | 'model') => new Set(blocks.map((block) => block[key])).size > 1
  if (!several('model')) return dataset
  return several('dataset') ? `${dataset}\n${model}` : model
}

/** The bars as a table. */
export function barTable(
  rows: readonly BarRow[],
  names: { readonly group: string; readonly series: string },
): DataTable {
  const number = (key: string, label: string) => ({ key, label, kind: 'number' as const, decimals: 4 })
  return {
    columns: [
      { key: 'panel', label: 'panel', kind: 'text' },
      { key: 'group', label: names.group, kind: 'text' },
      { key: 'series', label: names.series, kind: 'text' },
      number('value', 'mean'),
      number('low', '95 % low'),
      number('high', '95 % high'),
      number('floor', 'random floor'),
      number('paper', 'paper'),
    ],
    rows: rows.map((row) => ({ ...row, group: row.group.replaceAll('\n', ', ') })),
  }
}
