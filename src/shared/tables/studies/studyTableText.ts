/** A table of a study as lines for a terminal: a block below the other, with its notes below all. */
import type { StudyTableName } from '../../vocabulary/figures.ts'
import type { StudyResults } from '../../vocabulary/studies/studyResults.ts'
import { alignedText } from '../alignedText.ts'
import { cellText, spreadText, type DataTable } from '../dataTable.ts'
import { markingText } from './cellMarkOf.ts'
import { studyHeadLines, studyNoteLines } from './studyLines.ts'
import type { StudyTableChoice } from '../../vocabulary/studies/studyTableChoice.ts'
import { STUDY_TABLES } from './studyTables.ts'

/** What the added columns are called, for the last cutoff. */
const SHORT: Readonly<Record<string, string>> = { difference: 'tested − this', p: 'p (Holm)', seeds: 'seeds' }
const MARKS = { best: '*', second: '+' } as const

/** Returns the text, which ends in a line break. */
export function studyTableText(
  results: StudyResults,
  choice: StudyTableChoice & { readonly table: StudyTableName },
): string {
  const { title, paper } = STUDY_TABLES[choice.table]
  const tables = results.blocks.map((block) => {
    const one = { ...results, blocks: [block] }
    const table = paper(one, choice)
    const lines = tableLines(block.dataset, choice.table === 'study' ? withTests(table, one, choice) : table)
    return [`${block.dataset} · ${block.model}`, '', ...lines, '']
  })
  return [
    title,
    ...studyHeadLines(results),
    '',
    ...tables.flat(),
    ...(choice.table === 'study' ? ['* best  + second best', markingText(choice.by)] : []),
    ...studyNoteLines(results, choice),
    '',
  ].join('\n')
}

/** Adds seeds and the tests at the last cutoff, for which a paper's table has no room. */
function withTests(table: DataTable, results: StudyResults, choice: StudyTableChoice): DataTable {
  const full = STUDY_TABLES.study.full(results, choice)
  const last = results.file.cutoffs.at(-1) ?? ''
  const added = [`difference ${last}`, `p ${last}`, 'seeds']
  return {
    ...table,
    columns: [
      ...table.columns,
      ...full.columns
        .filter(({ key }) => added.includes(key))
        .map((column) => ({ ...column, label: SHORT[column.key.split(' ')[0] ?? ''] ?? column.label })),
    ],
    rows: table.rows.map((row) => ({ ...full.rows.find(({ name }) => name === row['name']), ...row })),
  }
}

function tableLines(dataset: string, { columns, rows, marks = [] }: DataTable): readonly string[] {
  return alignedText([
    columns.map(({ group = dataset, label }) => (group === dataset ? label : `${group} ${label}`)),
    ...rows.map((row, index) =>
      columns.map((column) => {
        const spread = spreadText(column, row)
        const mark = marks.find((one) => one.row === index && one.column === column.key)
        const text = `${cellText(column, row[column.key])}${mark ? MARKS[mark.mark] : ''}`
        return spread === null ? text : `${text} ±${spread}`
      }),
    ),
  ])
}
