/** Tables of `shared`, which files have in English, in the language that is shown. */
import type { DataTable, TableColumn, TableRow } from '#shared/tables/dataTable.ts'
import { engineWords } from './engineWords.ts'
import { phrase } from './phrase.ts'
import { shownSettingSign } from './shownSettingSign.ts'
import { shownSettingValue } from './shownSettingValue.ts'

/** Columns whose cells are words of the engine; those of the others are names, ids and numbers. */
const WORDS = /^(cold|profile|ranked|finished|note|over|mark .*)$/

/** Returns the table with its headings and words translated; metrics, names and numbers stay, and so does what has no translation. */
export function shownTable(table: DataTable): DataTable {
  if (engineWords.value === null) return table
  return { ...withShownColumns(table), rows: table.rows.map(shownRow) }
}

/** Returns the table with its headings translated alone, which costs nothing however long it is. */
export function withShownColumns(table: DataTable): DataTable {
  return engineWords.value === null ? table : { ...table, columns: table.columns.map(shownColumn) }
}

/** Returns a cell of a figure's table as it is read: words and the random floor translated, and names as they are. */
export function shownCellText(key: string, text: string): string {
  return WORDS.test(key) || text === 'random floor' ? phrase(text) : text
}

/** Returns what is ranked or tested, in the language that is shown: names of methods stay, the random floor and shortcut rankers are words. */
export function shownMethod(name: string): string {
  const shortcut = /^shortcut: (.+)$/.exec(name)?.[1]
  if (shortcut === undefined) return phrase(name)
  return phrase('shortcut: ') + phrase(shortcut)
}

function shownColumn(column: TableColumn): TableColumn {
  const setting = /^setting (.+)$/.exec(column.key)?.[1]
  const label = setting === undefined ? shownLabel(column.label) : shownSettingSign(setting)
  return column.group === undefined ? { ...column, label } : { ...column, label, group: phrase(column.group) }
}

/** A metric keeps its name where words follow it: `N@10 95 % low`. */
function shownLabel(label: string): string {
  const [, metric, words] = /^((?:N|NDCG|HR)@\d+|MRR) (.+)$/.exec(label) ?? []
  return metric === undefined || words === undefined ? phrase(label) : `${metric} ${phrase(words)}`
}

function shownRow(row: TableRow): TableRow {
  return Object.fromEntries(
    Object.entries(row).map(([key, value]) => [
      key,
      typeof value === 'string' ? shownCell(key, value, row) : value,
    ]),
  )
}

function shownCell(key: string, value: string, row: TableRow): string {
  if (key === 'name' && row['unranked'] !== undefined) return shownMethod(value)
  if (key === 'note') return value.split('; ').map(phrase).join('；')
  if (key.startsWith('setting ')) return shownSettingValue(value)
  return WORDS.test(key) ? phrase(value) : value
}
