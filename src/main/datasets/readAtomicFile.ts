/** Reads RecBole atomic files row by row, by the names in their header (design notes, §2.1). */
import type { RowIssues } from './rowIssues.ts'
import type { SourceFile } from './textFiles.ts'

/** The column types of the format; any other is taken as text, since only names decide what is read. */
export type AtomicType = 'token' | 'token_seq' | 'float' | 'float_seq'

/** One column of the header: `user_id:token`. */
export interface AtomicColumn {
  readonly name: string
  readonly type: AtomicType
}

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
  /** Is told of each row that was refused; its cells may be fewer or more than the columns. */
  readonly onRefused?: (row: AtomicRow) => void
}

/** Returns the cell of the first of `names` that the file has as a column, or '' where it has none. */
export function cellOf(row: AtomicRow, ...names: readonly string[]): string {
  const column = indexOfAny(row.columns, names)
  return column === -1 ? '' : (row.cells[column] ?? '')
}

/**
 * Streams the sound rows of a file; faulty rows are added to `issues`. Only columns that the form names are checked: what
 * nothing reads is no reason to refuse. A header that cannot be read throws at once.
 */
export async function* readAtomicFile(
  file: SourceFile,
  form: AtomicForm,
  issues: RowIssues,
): AsyncGenerator<AtomicRow> {
  let columns: readonly AtomicColumn[] | null = null
  let checks: readonly CellCheck[] = []
  let row = 0
  for await (const line of file.lines()) {
    row++
    const text = line.endsWith('\r') ? line.slice(0, -1) : line
    if (columns === null) {
      columns = readHeader(file.name, text.replace(/^\uFEFF/, ''), form, issues)
      checks = cellChecks(columns, form)
      continue
    }
    if (text === '') continue
    const cells = text.split('\t')
    if (form.lastMayLack === true && cells.length === columns.length - 1 && cells.length > 1) cells.push('')
    if (cells.length !== columns.length) {
      const found = `${cells.length} in "${text}"`
      issues.add({
        file: file.name,
        row,
        column: '',
        expected: `${columns.length} columns separated by TAB`,
        found,
      })
      form.onRefused?.({ row, columns, cells })
    } else if (cellsAreSound(cells, checks, { file: file.name, row, issues })) yield { row, columns, cells }
    else form.onRefused?.({ row, columns, cells })
  }
  if (columns === null) readHeader(file.name, '', form, issues)
}

const HEADER_CELL = /^([^:\s,]+):(token|token_seq|float|float_seq)$/

function readHeader(
  file: string,
  line: string,
  form: AtomicForm,
  issues: RowIssues,
): readonly AtomicColumn[] {
  const wanted = [...form.required, ...(form.present ?? [])]
  const cells = line.split('\t')
  const columns = cells.map((cell) => readHeaderCell(cell) ?? untypedColumn(cell))
  if (!cells.some((cell) => readHeaderCell(cell) !== null)) {
    const example = wanted.map(([name]) => `${name}:token`).join('<TAB>')
    const expected = `a header of name:type columns separated by TAB, such as ${example}`
    issues.add({ file, row: 1, column: '', expected, found: headerFault(line) })
  } else {
    for (const names of wanted) {
      if (indexOfAny(columns, names) !== -1) continue
      const found = columns.map((column) => column.name).join(', ')
      issues.add({ file, row: 1, column: names[0] ?? '', expected: `a column ${names.join(' or ')}`, found })
    }
  }
  issues.throwIfAny()
  return columns
}

function readHeaderCell(cell: string): AtomicColumn | null {
  const match = HEADER_CELL.exec(cell)
  return match === null ? null : { name: match[1] ?? '', type: match[2] as AtomicType }
}

/** A column among typed ones whose type is missing or of another format. */
function untypedColumn(cell: string): AtomicColumn {
  return { name: cell.split(':', 1)[0] ?? '', type: 'token' }
}

/** Says what is wrong with a header, by its likeliest cause. */
function headerFault(line: string): string {
  if (line === '') return 'an empty line'
  const parts = [
    { cells: line.split('\t'), separator: 'TAB' },
    { cells: line.split(/ *, */), separator: 'commas' },
    { cells: line.split(/ +/), separator: 'spaces' },
  ]
  const typed = parts.find(
    ({ cells }) => cells.length > 1 && cells.every((cell) => readHeaderCell(cell) !== null),
  )
  if (typed !== undefined) return `columns separated by ${typed.separator}: ${line}`
  return line.includes(':') ? line : `no types: ${line}`
}

interface CellCheck {
  readonly column: number
  readonly name: string
  readonly numeric: boolean
}

function cellChecks(columns: readonly AtomicColumn[], form: AtomicForm): readonly CellCheck[] {
  const required = new Set(form.required.map((names) => indexOfAny(columns, names)))
  return columns
    .map(({ name }, column) => ({ column, name, numeric: form.numeric?.includes(name) === true }))
    .filter(({ column, numeric }) => numeric || required.has(column))
}

function cellsAreSound(
  cells: readonly string[],
  checks: readonly CellCheck[],
  place: { readonly file: string; readonly row: number; readonly issues: RowIssues },
): boolean {
  let sound = true
  for (const { column, name, numeric } of checks) {
    const found = cells[column] ?? ''
    const expected = cellFault(found, numeric)
    if (expected === null) continue
    sound = false
    const { file, row, issues } = place
    issues.add({ file, row, column: name, expected, found })
  }
  return sound
}

/** Returns what was expected of the cell, or null where it is sound. */
function cellFault(cell: string, numeric: boolean): string | null {
  if (numeric) return isNumber(cell) ? null : 'a number'
  return cell.trim() === '' ? 'a value' : null
}

function isNumber(text: string): boolean {
  return /^\s*[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?\s*$/i.test(text) && Number.isFinite(Number(text))
}

function indexOfAny(columns: readonly AtomicColumn[], names: readonly string[]): number {
  for (const name of names) {
    const index = columns.findIndex((column) => column.name === name)
    if (index !== -1) return index
  }
  return -1
}
