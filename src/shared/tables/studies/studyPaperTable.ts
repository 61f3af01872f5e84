/** The results of a study as the paper prints them: methods below one another, datasets beside one another. */
import { paperValue } from '../../studies/paper/paperValue.ts'
import { RANDOM_FLOOR, type MetricName } from '../../vocabulary/results.ts'
import type { StudyBlock, StudyResults } from '../../vocabulary/studies/studyResults.ts'
import type { CellMark, DataTable, TableColumn, TableRow } from '../dataTable.ts'
import { cellMarkOf } from './cellMarkOf.ts'
import { metricLabel } from './metricLabel.ts'
import { meanCells } from './studyRowsTable.ts'
import { paperDatasetOf } from '../../studies/paper/paperDatasetOf.ts'
import type { StudyTableChoice } from '../../vocabulary/studies/studyTableChoice.ts'
import { mergedCells } from './mergedCells.ts'

/**
 * Returns one row for each method and backbone, and below a line the floor and the shortcut rankers. The columns of a
 * dataset are the cutoffs, each with the published value beside it where there is one.
 */
export function studyPaperTable(results: StudyResults, choice: StudyTableChoice): DataTable {
  const { blocks, file } = results
  const models = [...new Set(blocks.map(({ model }) => model))]
  const datasets = [...new Set(blocks.map(({ dataset }) => dataset))]
  const sections = models.map((model) => sectionOf(model, results, choice))
  const rows = sections.flat()
  const firstOf = (section: number) => sections.slice(0, section).flat().length
  const columns = datasets.flatMap((dataset) =>
    file.cutoffs.flatMap((metric) => columnsOf(dataset, metric, rows)),
  )
  return {
    columns: [
      ...(models.length > 1 ? [{ key: 'model', label: 'Backbone', kind: 'text' as const }] : []),
      { key: 'name', label: 'Method', kind: 'text' },
      ...columns,
    ],
    rows,
    marks: rows.flatMap((row, index) =>
      columns.flatMap(({ key }): CellMark[] => {
        const mark = row[`mark ${key}`]
        return mark === 'best' || mark === 'second' ? [{ row: index, column: key, mark }] : []
      }),
    ),
    rules: sections.flatMap((section, index) => [
      firstOf(index),
      firstOf(index) + section.findIndex((row) => row['unranked'] !== undefined),
    ]),
  }
}

function sectionOf(model: string, results: StudyResults, choice: StudyTableChoice): readonly TableRow[] {
  const { file } = results
  const blocks = results.blocks.filter((block) => block.model === model)
  const names = [...new Set(blocks.flatMap(({ rows }) => rows.map(({ name }) => name)))]
  const shortcuts = [
    ...new Set(blocks.flatMap(({ shortcuts }) => (shortcuts?.shortcuts ?? []).map(({ name }) => name))),
  ]
  const across = (name: string, cellsOf: (block: StudyBlock) => TableRow): TableRow => ({
    model,
    name,
    ...mergedCells(blocks.map(cellsOf)),
  })
  return [
    ...names.map((name) =>
      across(name, (block) => {
        const row = block.rows.find((one) => one.name === name)
        const paper = paperDatasetOf(block.dataset, choice.beside)
        return mergedCells(
          file.cutoffs.flatMap((metric) => [
            ...(row ? [placed(block.dataset, meanCells(row, metric))] : []),
            placed(block.dataset, {
              [`mark ${metric}`]: cellMarkOf(block, { name, metric }, choice.by),
              [`paper ${metric}`]: row ? paperValue(row, { kind: file.kind, paper, metric }) : null,
            }),
          ]),
        )
      }),
    ),
    {
      ...across(RANDOM_FLOOR, ({ dataset, floor }) => placed(dataset, { ...floor })),
      unranked: 'yes',
    },
    ...shortcuts.map((name) => ({
      ...across(`shortcut: ${name}`, ({ dataset, shortcuts: found }) =>
        placed(dataset, { ...found?.shortcuts.find((one) => one.name === name)?.mean }),
      ),
      unranked: 'yes',
    })),
  ]
}

/** The cells of one dataset among those of the others: `mark ndcg@5` becomes `mark cds ndcg@5`. */
function placed(dataset: string, cells: TableRow): TableRow {
  return Object.fromEntries(
    Object.entries(cells).map(([key, value]) => {
      const [part, metric] = key.includes(' ') ? key.split(' ') : ['', key]
      return [keyOf(part ?? '', dataset, metric ?? ''), value]
    }),
  )
}

function keyOf(part: string, dataset: string, metric: string): string {
  return [...(part === '' ? [] : [part]), dataset, metric].join(' ')
}

function columnsOf(dataset: string, metric: MetricName, rows: readonly TableRow[]): readonly TableColumn[] {
  const paper = keyOf('paper', dataset, metric)
  const isPublished = rows.some((row) => typeof row[paper] === 'number')
  const shared = { kind: 'number', decimals: 4, group: dataset } as const
  return [
    {
      ...shared,
      key: keyOf('', dataset, metric),
      label: metricLabel(metric),
      spread: keyOf('half', dataset, metric),
    },
    ...(isPublished ? [{ ...shared, key: paper, label: 'paper', muted: true }] : []),
  ]
}
