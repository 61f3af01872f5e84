/** Table 5: what the methods of a study took, beside the paper's formulae and minutes. */
import { totalCalls } from '../../events/callCounts.ts'
import { TABLE_5_COSTS } from '../../studies/paper/paperTables.ts'
import { paperValue } from '../../studies/paper/paperValue.ts'
import type { MetricName } from '../../vocabulary/results.ts'
import type { StudyCost, StudyResultRow, StudyResults } from '../../vocabulary/studies/studyResults.ts'
import type { DataTable, TableColumn, TableRow } from '../dataTable.ts'
import { meanCells } from './studyRowsTable.ts'
import { metricLabel } from './metricLabel.ts'
import { paperDatasetOf } from '../../studies/paper/paperDatasetOf.ts'
import type { StudyTableChoice } from '../../vocabulary/studies/studyTableChoice.ts'
import { mergedCells } from './mergedCells.ts'

const MILLISECONDS_PER_MINUTE = 60_000

/** Returns one row for each method of each block whose costs are known. */
export function studyEfficiencyTable(results: StudyResults, choice: StudyTableChoice): DataTable {
  const { blocks, file } = results
  const rows = blocks.flatMap(({ dataset, model, rows: found }) =>
    found.flatMap((row): TableRow[] => {
      if (row.cost === null) return []
      const paper = paperDatasetOf(dataset, choice.beside)
      return [
        {
          dataset,
          model,
          name: row.name,
          ...costCells(row.cost),
          complexity: TABLE_5_COSTS[row.row]?.complexity ?? null,
          paperMinutes: paper === 'CDs' ? (TABLE_5_COSTS[row.row]?.minutes ?? null) : null,
          ...metricCells(row, file.cutoffs),
          ...Object.fromEntries(
            file.cutoffs.map((metric) => [
              `paper ${metric}`,
              paperValue(row, { kind: 'efficiency', paper, metric }),
            ]),
          ),
        },
      ]
    }),
  )
  return { columns: columnsOf(file.cutoffs), rows, marks: [] }
}

function metricCells(row: StudyResultRow, cutoffs: readonly MetricName[]): TableRow {
  return mergedCells(cutoffs.map((metric) => meanCells(row, metric)))
}

function costCells(cost: StudyCost): TableRow {
  const all = totalCalls(cost.calls)
  const minutes = (milliseconds: number | undefined) =>
    milliseconds === undefined ? null : milliseconds / MILLISECONDS_PER_MINUTE
  return {
    calls: all.calls,
    clientCalls: cost.clientCalls,
    routerCalls: cost.routerCalls,
    propagationCalls: cost.propagationCalls,
    otherCalls: all.calls - cost.clientCalls - cost.routerCalls - (cost.propagationCalls ?? 0),
    clients: cost.clientsPerUpdate,
    routers: cost.routersPerUpdate,
    receivers: cost.receiversPerClient,
    stages: cost.routerStages,
    lambda: cost.lambda,
    mu: cost.mu,
    exponent: cost.growth?.exponent ?? null,
    fit: cost.growth?.fit ?? null,
    promptTokens: all.promptTokens,
    replyTokens: all.replyTokens,
    minutes: minutes(cost.time?.total),
    modelMinutes: minutes(cost.time?.model),
    embeddingMinutes: minutes(cost.time?.embedding),
    indexMinutes: minutes(cost.time?.index),
    restMinutes: minutes(cost.time?.rest),
  }
}

function columnsOf(cutoffs: readonly MetricName[]): readonly TableColumn[] {
  const number = (key: string, label: string, decimals: number, group?: string): TableColumn => ({
    key,
    label,
    kind: 'number',
    decimals,
    ...(group === undefined ? {} : { group }),
  })
  return [
    { key: 'dataset', label: 'Dataset', kind: 'text' },
    { key: 'model', label: 'Backbone', kind: 'text' },
    { key: 'name', label: 'Method', kind: 'text' },
    { key: 'complexity', label: 'Complexity', kind: 'text', muted: true },
    number('calls', 'all', 0, 'Calls'),
    number('clientCalls', 'clients', 0, 'Calls'),
    number('routerCalls', 'routers', 0, 'Calls'),
    number('propagationCalls', 'propagation', 0, 'Calls'),
    number('otherCalls', 'other', 0, 'Calls'),
    number('clients', 'N', 1),
    number('routers', 'M', 1),
    number('receivers', 'N′', 1),
    number('stages', 'updates', 0),
    number('lambda', 'λ', 2),
    number('mu', 'μ', 2),
    number('exponent', 'Exponent', 2),
    number('fit', 'R²', 3),
    number('promptTokens', 'prompt', 0, 'Tokens'),
    number('replyTokens', 'reply', 0, 'Tokens'),
    number('minutes', 'all', 2, 'Minutes'),
    number('modelMinutes', 'model', 2, 'Minutes'),
    number('embeddingMinutes', 'embedding', 2, 'Minutes'),
    number('indexMinutes', 'index', 2, 'Minutes'),
    number('restMinutes', 'rest', 2, 'Minutes'),
    { ...number('paperMinutes', 'paper', 0, 'Minutes'), muted: true },
    ...cutoffs.flatMap((metric): TableColumn[] => [
      { ...number(metric, metricLabel(metric), 4), spread: `half ${metric}` },
      number(`low ${metric}`, `${metricLabel(metric)} 95 % low`, 4),
      number(`high ${metric}`, `${metricLabel(metric)} 95 % high`, 4),
      { ...number(`paper ${metric}`, `paper ${metricLabel(metric)}`, 4), muted: true },
    ]),
  ]
}
