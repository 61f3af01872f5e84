/** The rules of all seeds by how many seeds wrote them; descriptive, without tests. */
import type { MessagesReport } from '../../../vocabulary/studies/messagesReport.ts'
import type { DataTable } from '../../dataTable.ts'
import { rewardColumns, rewardValues } from './rewardColumns.ts'

/** Returns one row for each text of a rule of each block. */
export function messagesRulesTable({ blocks }: Pick<MessagesReport, 'blocks'>): DataTable {
  return {
    columns: [
      { key: 'dataset', label: 'Dataset', kind: 'text' },
      { key: 'model', label: 'Backbone', kind: 'text' },
      { key: 'text', label: 'Rule', kind: 'text' },
      { key: 'kind', label: 'Recurs', kind: 'text' },
      { key: 'seedCount', label: 'Seeds', kind: 'number', decimals: 0 },
      { key: 'seeds', label: 'Which seeds', kind: 'text' },
      { key: 'clients', label: 'Clients', kind: 'number', decimals: 0 },
      { key: 'asNew', label: 'Written new', kind: 'number', decimals: 0 },
      { key: 'asRewrite', label: 'As a rewrite', kind: 'number', decimals: 0 },
      { key: 'receptions', label: 'Receptions of users', kind: 'number', decimals: 0 },
      ...rewardColumns,
    ],
    rows: blocks.flatMap(({ dataset, model, rules }) =>
      rules.rows.map(({ text, isFirst, seeds, clients, asNew, asRewrite, receptions, rewards }) => ({
        dataset,
        model,
        text,
        kind: recurrenceWord({ isFirst, seeds }, rules.exact.seeds),
        seedCount: seeds.length,
        seeds: seeds.join(' '),
        clients,
        asNew,
        asRewrite,
        receptions,
        ...rewardValues(rewards),
      })),
    ),
  }
}

/** Returns `first rule` for what clients begin with, else whether it recurs over this many seeds. */
export function recurrenceWord(
  { isFirst, seeds }: { readonly isFirst: boolean; readonly seeds: readonly number[] },
  all: number,
): 'first rule' | 'in all' | 'in several' | 'in one' {
  if (isFirst) return 'first rule'
  if (seeds.length < 2) return 'in one'
  return seeds.length === all ? 'in all' : 'in several'
}
