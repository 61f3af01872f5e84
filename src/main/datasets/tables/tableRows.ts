/** The rows of a table of text, whatever its format: the values of the columns that are asked for. */
import { WorkbenchError } from '#shared/errors.ts'
import type { TableFormat } from '#shared/vocabulary/imports/sourcePlan.ts'
import { RecordSplitter, type AtomicRecord } from '../atomic/atomicRecords.ts'
import { quotedRow } from '../atomic/quotedRow.ts'
import { lineLists, type SourceFile } from '../textFiles.ts'
import { requireColumnCount } from './columnCount.ts'
import { isDeeperThan } from './isDeeperThan.ts'

/** A row that can be split, with its number from 1. */
export interface SoundRow {
  readonly row: number
  readonly values: readonly unknown[]
}

/** Texts of items and users lie in a list of lists at most; what is deeper says nothing of them. */
const DEEPEST_VALUE = 64

/** One row: its values in the order in which the columns were asked for, or why it cannot be read. */
export type TableRow =
  SoundRow | { readonly row: number; readonly fault: { readonly expected: string; readonly found: string } }

/**
 * Yields every row that is not empty, except for a header, many at once. A column that a row does not have is undefined, as is
 * one that is asked for as ''.
 * @throws WorkbenchError `dataset-rows-invalid` where a column that is asked for is nowhere in the file.
 */
export function tableRows(
  file: SourceFile,
  format: TableFormat,
  columns: readonly string[],
): AsyncIterable<readonly TableRow[]> {
  return format.kind === 'json-lines' ? jsonRows(file, columns) : delimitedRows(file, format, columns)
}

/** The form of a table whose rows are delimited. */
export type DelimitedFormat = Extract<TableFormat, { readonly kind: 'delimited' }>

/**
 * Returns the names of the columns of a table whose first row is this, all different: a column without a name is called by
 * its place, and one whose name an earlier column has by that name and a number.
 */
export function columnNames(firstLine: string, format: DelimitedFormat): readonly string[] {
  const { cells } = quotedRow(bareLine(firstLine), () => format.quoted, format.delimiter)
  const names = format.header ? cells.map((cell) => cell.trim()) : format.names
  const free = freeNames()
  return cells.map((_, index) => free(names[index] || `column ${index + 1}`))
}

/** Returns a function that gives a name, or the first of `name (2)`, `name (3)` and so on that it did not give before. */
function freeNames(): (name: string) => string {
  const taken = new Set<string>()
  const numbers = new Map<string, number>()
  return (name) => {
    let number = numbers.get(name) ?? 1
    let free = number === 1 ? name : `${name} (${number})`
    for (; taken.has(free); free = `${name} (${number})`) number += 1
    numbers.set(name, number)
    taken.add(free)
    return free
  }
}

/** A line without what may stand before its first and after its last character. */
export function bareLine(line: string): string {
  return line.replace(/^\uFEFF/, '').replace(/\r$/, '')
}

async function* jsonRows(file: SourceFile, columns: readonly string[]): AsyncGenerator<readonly TableRow[]> {
  let row = 0
  let sound = 0
  const seen = columns.map((column) => column === '')
  for await (const lines of lineLists(file)) {
    const rows: TableRow[] = []
    for (const line of lines) {
      row++
      const text = row === 1 ? bareLine(line) : line
      if (text === '' || text === '\r') continue
      const record = jsonObject(text)
      if (record === null) rows.push({ row, fault: { expected: 'one JSON object on the line', found: text } })
      else {
        const values = columns.map((column) => memberOf(record, column))
        values.forEach((value, index) => (seen[index] ||= value !== undefined))
        sound++
        const deep = values.some((value) => isDeeperThan(value, DEEPEST_VALUE))
        const expected = `lists and objects of at most ${DEEPEST_VALUE} levels`
        rows.push(deep ? { row, fault: { expected, found: text } } : { row, values })
      }
    }
    yield rows
  }
  const unknown = columns.find((_, index) => seen[index] !== true)
  if (sound > 0 && unknown !== undefined) throw noColumn(file, unknown, 'no row that has it')
}

function noColumn({ name }: SourceFile, column: string, found: string): WorkbenchError {
  const issue = { file: name, row: 1, column, expected: `a column ${column}, as the plan says`, found }
  return new WorkbenchError({ code: 'dataset-rows-invalid', issues: [issue], total: 1 })
}

/** Returns what an object says under this name, undefined where it says nothing: also an object without members inherits some. */
export function memberOf(record: Readonly<Record<string, unknown>>, name: string): unknown {
  return name !== '' && Object.hasOwn(record, name) ? record[name] : undefined
}

/** Returns the object of a line, or null where it holds something else. */
export function jsonObject(line: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(line)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null
  } catch {
    // Whatever is wrong with it, the line is told as it was found.
    return null
  }
}

async function* delimitedRows(
  file: SourceFile,
  format: DelimitedFormat,
  columns: readonly string[],
): AsyncGenerator<readonly TableRow[]> {
  const first = await firstFilledLine(file)
  if (first === '') return
  const names = columnNames(first, format)
  requireColumnCount(file.name, names.length)
  const placeOf = new Map(names.map((name, index) => [name, index]))
  const places = columns.map((column) => placeOf.get(column) ?? -1)
  const unknown = columns.find((column, index) => column !== '' && places[index] === -1)
  if (unknown !== undefined) throw noColumn(file, unknown, names.join(', '))
  const { delimiter, quoted } = format
  const splitter = new RecordSplitter({ delimiter, columns: names.length, isQuoted: () => quoted })
  const rowOf = ({ row, text, cells }: AtomicRecord): TableRow => {
    if (cells.length === names.length)
      return { row, values: places.map((place) => (place < 0 ? undefined : cells[place])) }
    const expected = `${names.length} columns separated by ${shownDelimiter(delimiter)}`
    return { row, fault: { expected, found: `${cells.length} in "${text}"` } }
  }
  let begun = false
  const rowsOf = (records: readonly AtomicRecord[]): readonly TableRow[] => {
    const skipped = !begun && format.header ? 1 : 0
    begun ||= records.length > 0
    return records.slice(skipped).map(rowOf)
  }
  let atStart = true
  for await (const lines of lineLists(file)) {
    yield rowsOf(splitter.take(atStart ? withoutMark(lines) : lines))
    atStart &&= lines.length === 0
  }
  yield rowsOf(splitter.end())
}

/** How a delimiter is called. */
function shownDelimiter(delimiter: string): string {
  return { '\t': 'TAB', ',': 'commas', ';': 'semicolons' }[delimiter] ?? delimiter
}

async function firstFilledLine(file: SourceFile): Promise<string> {
  for await (const line of file.lines({ uncounted: true })) if (bareLine(line) !== '') return line
  return ''
}

function withoutMark([first, ...rest]: readonly string[]): readonly string[] {
  return first === undefined ? [] : [first.replace(/^\uFEFF/, ''), ...rest]
}
