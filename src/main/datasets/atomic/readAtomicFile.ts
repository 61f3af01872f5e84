/** Reads RecBole atomic files row by row, by the names in their header (design notes, §2.1). */
import { inEnglish } from '#shared/vocabulary/wording/inEnglish.ts'
import type { RowIssue } from '#shared/errors.ts'
import { atomicRecords } from './atomicRecords.ts'
import { readAtomicHeader, indexOfAny } from './atomicHeader.ts'
import type { AtomicColumn } from './atomicHeader.ts'
import { columnQuotes, quoteNotes } from './columnQuotes.ts'
import type { ColumnQuotes } from './columnQuotes.ts'
import { isOpen } from './quotedRow.ts'
import type { RowIssues } from '../rows/rowIssues.ts'
import type { SourceFile } from '../textFiles.ts'

/** One sound row of a file. */
export interface AtomicRow {
  /** The row's number, counted from 1 with the header included. */
  readonly row: number
  /** The same array for every row of a file. */
  readonly columns: readonly AtomicColumn[]
  /** The raw cells, one for each column. */
  readonly cells: readonly string[]
}

/** What a file must look like. */
export interface AtomicForm {
  /** Columns that the header must have and that no row may leave empty, each with its accepted names. */
  readonly required: readonly (readonly string[])[]
  /** Columns that, where the file has them, must hold numbers in every row. */
  readonly numeric?: readonly string[]
  /** Columns that the header must have but that a row may leave empty, each with its accepted names. */
  readonly present?: readonly (readonly string[])[]
  /** Whether a row may omit its last column, which is then empty. */
  readonly lastMayLack?: boolean
  /** Which further columns are read, as text that may be anything but null bytes. */
  readonly reads?: (column: string) => boolean
  /** Is told of each row that was refused; its cells may be fewer or more than the columns. */
  readonly onRefused?: (row: AtomicRow) => void
}

/** Returns the cell of the first of `names` that the file has as a column, or '' where it has none. */
export function cellOf(row: AtomicRow, ...names: readonly string[]): string {
  const column = indexOfAny(row.columns, names)
  return column === -1 ? '' : (row.cells[column] ?? '')
}

/**
 * Streams the sound rows of a file; faulty rows are rejected in `issues`. Only columns that the form names are checked: what
 * nothing reads is no reason to refuse. Quotes of CSV writers are removed where a column shows them, and noted. A header
 * that cannot be read throws at once.
 */
export async function* readAtomicFile(
  file: SourceFile,
  form: AtomicForm,
  issues: RowIssues,
): AsyncGenerator<AtomicRow> {
  const columns = readAtomicHeader({ file: file.name, line: await firstLine(file) }, form, issues)
  const size = { columns: columns.length, lastMayLack: form.lastMayLack === true }
  const quotes = await columnQuotes(file, size)
  for (const note of quoteNotes(quotes, columns))
    issues.note(inEnglish('{names}: {sentence}', { names: file.name, sentence: note }))
  const checks = cellChecks(columns, form, quotes)
  const isQuoted = (column: number): boolean => quotes.quoted.has(column)
  for await (const { row, text, cells: found } of atomicRecords(file.lines(), { ...size, isQuoted })) {
    if (row === 1) continue
    const lacks = size.lastMayLack && found.length === columns.length - 1 && found.length > 1
    const cells = lacks ? [...found, ''] : found
    const faults =
      cells.length === columns.length ? cellFaults(cells, checks) : [countFault(cells.length, columns, text)]
    issues.count(file.name, row, faults)
    if (faults.length === 0) yield { row, columns, cells }
    else form.onRefused?.({ row, columns, cells })
  }
}

async function firstLine(file: SourceFile): Promise<string> {
  for await (const line of file.lines({ uncounted: true }))
    return line.replace(/^\uFEFF/, '').replace(/\r$/, '')
  return ''
}

type Fault = Pick<RowIssue, 'column' | 'expected' | 'found'>

function countFault(count: number, columns: readonly AtomicColumn[], text: string): Fault {
  const expected = `${columns.length} columns separated by TAB`
  return { column: '', expected, found: `${count} in "${text}"` }
}

interface CellCheck {
  readonly column: number
  readonly name: string
  /** Whether a row must fill it. */
  readonly filled: boolean
  readonly numeric: boolean
  /** Whether some fields of the column are quoted and others are not, so that an open quote may hide a row. */
  readonly mixed: boolean
}

function cellChecks(
  columns: readonly AtomicColumn[],
  form: AtomicForm,
  quotes: ColumnQuotes,
): readonly CellCheck[] {
  const required = new Set(form.required.map((names) => indexOfAny(columns, names)))
  const texts = (form.present ?? []).flat()
  return columns.flatMap(({ name }, column) => {
    const numeric = form.numeric?.includes(name) === true
    const filled = numeric || required.has(column)
    const mixed = quotes.mixed.has(column)
    const isRead = filled || texts.includes(name) || form.reads?.(name) === true
    return isRead || mixed ? [{ column, name, filled, numeric, mixed }] : []
  })
}

function cellFaults(cells: readonly string[], checks: readonly CellCheck[]): readonly Fault[] {
  return checks.flatMap((check) => {
    const found = cells[check.column] ?? ''
    const expected = cellFault(found, check)
    return expected === null ? [] : [{ column: check.name, expected, found }]
  })
}

/** Ids and values of one line hold none; texts are cleaned of them. */
const CONTROL = /\p{Cc}/u

/** Returns what was expected of the cell, or null where it is sound. */
function cellFault(cell: string, { filled, numeric, mixed }: CellCheck): string | null {
  if (mixed && isOpen(cell)) return 'quotation marks that close'
  if (numeric) return isNumber(cell) ? null : 'a number'
  if (cell.includes('\0')) return 'text without null bytes'
  if (!filled) return null
  if (CONTROL.test(cell)) return 'a value on one line, without control characters'
  return cell.trim() === '' ? 'a value' : null
}

/** No digit can be read in two ways, or a long row of them would take the square of its length. */
const NUMBER = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i

function isNumber(text: string): boolean {
  return NUMBER.test(text.trim()) && Number.isFinite(Number(text))
}
