/** The rows of a table of text, whatever its format: the values of the columns that are asked for. */
import type { TableFormat } from '#shared/vocabulary/imports/sourcePlan.ts'
import { atomicRecords } from '../atomic/atomicRecords.ts'
import { quotedRow } from '../atomic/quotedRow.ts'
import type { SourceFile } from '../textFiles.ts'

/** One row: its values in the order in which the columns were asked for, or why it cannot be read. */
export type TableRow =
  | { readonly row: number; readonly values: readonly unknown[] }
  | { readonly row: number; readonly fault: { readonly expected: string; readonly found: string } }

/** Yields every row that is not empty, except for a header. A column that a row does not have is undefined. */
export function tableRows(
  file: SourceFile,
  format: TableFormat,
  columns: readonly string[],
): AsyncIterable<TableRow> {
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

async function* jsonRows(file: SourceFile, columns: readonly string[]): AsyncGenerator<TableRow> {
  let row = 0
  for await (const line of file.lines()) {
    row++
    const text = row === 1 ? bareLine(line) : line
    if (text === '' || text === '\r') continue
    const record = jsonObject(text)
    if (record === null) yield { row, fault: { expected: 'one JSON object on the line', found: text } }
    else yield { row, values: columns.map((column) => record[column]) }
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
): AsyncGenerator<TableRow> {
  const names = columnNames(await firstFilledLine(file), format)
  const places = columns.map((column) => names.indexOf(column))
  const { delimiter, quoted } = format
  const form = { delimiter, columns: names.length, isQuoted: () => quoted }
  let first = true
  for await (const { row, text, cells } of atomicRecords(withoutMark(file.lines()), form)) {
    const isHeader = first && format.header
    first = false
    if (isHeader) continue
    if (cells.length === names.length)
      yield { row, values: places.map((place) => (place < 0 ? undefined : cells[place])) }
    else {
      const expected = `${names.length} columns separated by ${shownDelimiter(delimiter)}`
      yield { row, fault: { expected, found: `${cells.length} in "${text}"` } }
    }
  }
}

/** How a delimiter is called. */
export function shownDelimiter(delimiter: string): string {
  return { '\t': 'TAB', ',': 'commas', ';': 'semicolons' }[delimiter] ?? delimiter
}

async function firstFilledLine(file: SourceFile): Promise<string> {
  for await (const line of file.lines({ uncounted: true })) if (bareLine(line) !== '') return line
  return ''
}

async function* withoutMark(lines: AsyncIterable<string>): AsyncGenerator<string> {
  let first = true
  for await (const line of lines) {
    yield first ? line.replace(/^\uFEFF/, '') : line
    first = false
  }
}
