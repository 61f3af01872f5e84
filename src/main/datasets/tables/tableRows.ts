/** The rows of a table of text, whatever its format: the values of the columns that are asked for. */
import type { TableFormat } from '#shared/vocabulary/imports/sourcePlan.ts'
import { RecordSplitter, type AtomicRecord } from '../atomic/atomicRecords.ts'
import { quotedRow } from '../atomic/quotedRow.ts'
import { lineLists, type SourceFile } from '../textFiles.ts'

/** A row that can be split, with its number from 1. */
export interface SoundRow {
  readonly row: number
  readonly values: readonly unknown[]
}

/** One row: its values in the order in which the columns were asked for, or why it cannot be read. */
export type TableRow =
  SoundRow | { readonly row: number; readonly fault: { readonly expected: string; readonly found: string } }

/**
 * Yields every row that is not empty, except for a header, many at once. A column that a row does not have is undefined.
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

/** Returns the names of the columns of a table whose first row is this. */
export function columnNames(firstLine: string, format: DelimitedFormat): readonly string[] {
  const { cells } = quotedRow(bareLine(firstLine), () => format.quoted, format.delimiter)
  if (format.header) return cells.map((cell) => cell.trim())
  return cells.map((_, index) => format.names[index] ?? `column ${index + 1}`)
}

/** A line without what may stand before its first and after its last character. */
export function bareLine(line: string): string {
  return line.replace(/^\uFEFF/, '').replace(/\r$/, '')
}

async function* jsonRows(file: SourceFile, columns: readonly string[]): AsyncGenerator<readonly TableRow[]> {
  let row = 0
  for await (const lines of lineLists(file)) {
    const rows: TableRow[] = []
    for (const line of lines) {
      row++
      const text = row === 1 ? bareLine(line) : line
      if (text === '' || text === '\r') continue
      const record = jsonObject(text)
      if (record === null) rows.push({ row, fault: { expected: 'one JSON object on the line', found: text } })
      else rows.push({ row, values: columns.map((column) => record[column]) })
    }
    yield rows
  }
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
  const names = columnNames(await firstFilledLine(file), format)
  const places = columns.map((column) => names.indexOf(column))
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
  let first = true
  for await (const lines of lineLists(file)) {
    yield rowsOf(splitter.take(first ? withoutMark(lines) : lines))
    first &&= lines.length === 0
  }
  yield rowsOf(splitter.end())
}

/** How a delimiter is called. */
export function shownDelimiter(delimiter: string): string {
  return { '\t': 'TAB', ',': 'commas', ';': 'semicolons' }[delimiter] ?? delimiter
}

async function firstFilledLine(file: SourceFile): Promise<string> {
  for await (const line of file.lines({ uncounted: true })) if (bareLine(line) !== '') return line
  return ''
}

function withoutMark([first, ...rest]: readonly string[]): readonly string[] {
  return first === undefined ? [] : [first.replace(/^\uFEFF/, ''), ...rest]
}
