/** The report on messages for a terminal: what it supports, the comparisons, routers and rules in short, and the notes. */
import type { MessagesBlock, MessagesReport } from '../../../vocabulary/studies/messagesReport.ts'
import { alignedText } from '../../alignedText.ts'
import { cellText, type DataTable } from '../../dataTable.ts'
import { messagesComparisonsTable } from './messagesComparisonsTable.ts'
import { messagesRoutersTable } from './messagesRoutersTable.ts'
import { messagesRulesTable } from './messagesRulesTable.ts'

/** Rows of routers and rules that are shown of each block; the files have all. */
const SHOWN = 10

/** Returns the lines. */
export function messagesText({ study, title, blocks, notes }: MessagesReport): string {
  return [`${title} (study ${study})`, '', ...blocks.flatMap(blockLines), ...notes, ''].join('\n')
}

function blockLines(block: MessagesBlock): readonly string[] {
  const one = { blocks: [block] }
  const of = (table: DataTable, left: RegExp) => tableLines(without(table, left))
  const short = (table: DataTable) => ({ ...table, rows: table.rows.slice(0, SHOWN) })
  const seeds = block.seeds.map(({ seed }) => seed).join(', ')
  return [
    `${block.dataset} · ${block.model} · ${block.row} · seeds ${seeds}`,
    '',
    ...block.summary.map((sentence) => `- ${sentence}`),
    '',
    ...of(messagesComparisonsTable(one), /^(dataset|model|row|over|family|users|seeds|pValue)$/),
    '',
    `Routers with the most receptions, ${Math.min(SHOWN, block.routers.length)} of ${block.routers.length} (descriptive):`,
    ...of(short(byReceptions(messagesRoutersTable(one))), /^(dataset|model|run)$/),
    '',
    `Rules by seeds, ${Math.min(SHOWN, block.rules.rows.length)} of ${block.rules.rows.length} (descriptive):`,
    ...of(short(messagesRulesTable(one)), /^(dataset|model|seeds|asNew|asRewrite)$/),
    '',
    ...block.notes,
    '',
  ]
}

function byReceptions(table: DataTable): DataTable {
  const countOf = (row: DataTable['rows'][number]) => Number(row['receptions'] ?? 0)
  return { ...table, rows: [...table.rows].sort((a, b) => countOf(b) - countOf(a)) }
}

function without(table: DataTable, left: RegExp): DataTable {
  return { ...table, columns: table.columns.filter(({ key }) => !left.test(key)) }
}

function tableLines({ columns, rows }: DataTable): readonly string[] {
  return alignedText([
    columns.map(({ label }) => label),
    ...rows.map((row) => columns.map((column) => cellText(column, row[column.key]))),
  ])
}
