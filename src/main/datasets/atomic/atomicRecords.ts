/** The rows of an atomic file as cells, with or without quotes around them. */
import { hasLoneMark, quotedRow } from './quotedRow.ts'
import type { QuotedRow } from './quotedRow.ts'

/** One row of a file that is not empty. */
export interface AtomicRecord extends QuotedRow {
  /** The number of its first line, from 1. */
  readonly row: number
  /** All its lines, without a carriage return at the end. */
  readonly text: string
}

/** How rows are split. */
export interface RecordForm {
  /** What separates cells; TAB by default. */
  readonly delimiter?: string
  /** How many cells a row has. */
  readonly columns: number
  /** Whether the last of them may lack. */
  readonly lastMayLack?: boolean
  /** Columns that are read as quoted where a field begins with a quotation mark. */
  readonly isQuoted: (column: number) => boolean
  /** Is told of a column whose quotes do not close, or swallow other columns: its fields are not quoted. */
  readonly onLoose?: (column: number, row: number) => void
}

/** A row whose quotes close no sooner is not quoted. */
const MOST_LINES = 200
const MOST_CHARACTERS = 1_000_000

/** Yields every row that is not empty. Where quotes do not close so that a row has its columns, it is one line as it stands. */
export async function* atomicRecords(
  lines: AsyncIterable<string>,
  form: RecordForm,
): AsyncGenerator<AtomicRecord> {
  const splitter = new RecordSplitter(form)
  for await (const line of lines) yield* splitter.take([line])
  yield* splitter.end()
}

interface WaitingLine {
  readonly text: string
  /** Whether it may close what is open: only a mark that is not one of two does. */
  readonly mayClose: boolean
}

/** Splits lines into rows, many at once. */
export class RecordSplitter {
  readonly #form: RecordForm
  #row = 1
  /** The lines of a row whose quotes are open. */
  #waiting: WaitingLine[] = []
  #waitingCharacters = 0

  constructor(form: RecordForm) {
    this.#form = form
  }

  /** Returns the rows that these further lines complete, without those that are empty. */
  take(lines: readonly string[]): readonly AtomicRecord[] {
    const records: AtomicRecord[] = []
    for (const line of lines) {
      if (this.#waiting.length > 0 || line.includes('"')) this.#addQuoted(line, records)
      else {
        const text = bare(line)
        if (text !== '') records.push(plainRecord(text, this.#row, this.#form.delimiter))
        this.#row++
      }
    }
    return records
  }

  /** Returns the rows that are left when there are no further lines. */
  end(): readonly AtomicRecord[] {
    const records: AtomicRecord[] = []
    while (this.#waiting.length > 0) {
      const record = this.#next(true)
      if (record !== null && record.text !== '') records.push(record)
    }
    return records
  }

  #addQuoted(line: string, records: AtomicRecord[]): void {
    const mayClose = hasLoneMark(line)
    this.#waiting.push({ text: line, mayClose })
    this.#waitingCharacters += line.length + 1
    const full = this.#waiting.length >= MOST_LINES || this.#waitingCharacters > MOST_CHARACTERS
    if (!full && this.#waiting.length > 1 && !mayClose) return
    for (
      let record = this.#next(full);
      record !== null;
      record = this.#waiting.length > 0 ? this.#next(false) : null
    )
      if (record.text !== '') records.push(record)
  }

  #next(last: boolean): AtomicRecord | null {
    const record = recordOf(this.#waiting, this.#row, this.#form, last)
    if (record === null) return null
    const taken = this.#waiting.splice(0, record.text.split('\n').length)
    this.#waitingCharacters -= taken.reduce((sum, line) => sum + line.text.length + 1, 0)
    this.#row += taken.length
    return record
  }
}

/** A row without any quotation mark, as nearly all are. */
function plainRecord(text: string, row: number, delimiter = '\t'): AtomicRecord {
  return { row, text, cells: text.split(delimiter), forms: [], open: null, mayClose: false }
}

/** The first row of these lines; null where its quotes may close in a later one. */
function recordOf(
  lines: readonly WaitingLine[],
  row: number,
  form: RecordForm,
  last: boolean,
): AtomicRecord | null {
  const first = lines[0]?.text ?? ''
  let count = 1
  let text = bare(first)
  let found = quotedRow(text, form.isQuoted, form.delimiter)
  // What is open in a column too many makes no row, however it closes.
  const isHopeless = (): boolean => (found.open ?? 0) >= form.columns
  while (found.mayClose && !isHopeless() && count < lines.length) {
    count++
    if (lines[count - 1]?.mayClose !== true) continue
    const whole = lines.slice(0, count).map((line) => line.text)
    text = bare(whole.join('\n'))
    found = quotedRow(text, form.isQuoted, form.delimiter)
  }
  if (found.mayClose && !last && !isHopeless()) return null
  if (found.open === null && (hasColumns(found, form) || swallowing(found, form).length === 0))
    return { row, text, ...found }
  // The quotes that do not close or swallow columns are no quotes.
  const alone = quotedRow(bare(first), form.isQuoted, form.delimiter)
  const loose = alone.open === null ? swallowing(alone, form) : [alone.open]
  for (const column of loose) form.onLoose?.(column, row)
  const isQuoted = (column: number): boolean => form.isQuoted(column) && !loose.includes(column)
  return { row, text: bare(first), ...quotedRow(bare(first), isQuoted, form.delimiter) }
}

function hasColumns({ cells }: QuotedRow, { columns, lastMayLack = false }: RecordForm): boolean {
  return cells.length === columns || (lastMayLack && cells.length === columns - 1)
}

function swallowing({ cells, forms }: QuotedRow, { delimiter = '\t' }: RecordForm): readonly number[] {
  const swallows = (cell: string): boolean => cell.includes(delimiter) || cell.includes('\n')
  return cells.flatMap((cell, column) => (forms[column] === 'quoted' && swallows(cell) ? [column] : []))
}

function bare(text: string): string {
  return text.endsWith('\r') ? text.slice(0, -1) : text
}
