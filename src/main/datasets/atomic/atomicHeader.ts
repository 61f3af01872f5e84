/** The header of an atomic file: `user_id:token<TAB>item_id:token` (design notes, §2.1). */
import { requireColumnCount } from '../tables/columnCount.ts'
import { quotedRow } from './quotedRow.ts'
import type { RowIssues } from '../rows/rowIssues.ts'

/** The column types of the format; any other is taken as text, since only names decide what is read. */
export type AtomicType = 'token' | 'token_seq' | 'float' | 'float_seq'

/** One column of the header: `user_id:token`. */
export interface AtomicColumn {
  readonly name: string
  readonly type: AtomicType
}

const HEADER_CELL = /^([^:\s,]+):(token|token_seq|float|float_seq)$/

/** The columns that a header must have, each with its accepted names. */
export interface HeaderForm {
  readonly required: readonly (readonly string[])[]
  readonly present?: readonly (readonly string[])[]
}

/**
 * Returns the columns. One of an unknown type is taken as text: nothing but its name decides whether it is read.
 * @throws WorkbenchError `dataset-rows-invalid` where no cell is typed, or a column is missing that must be there.
 */
export function readAtomicHeader(
  { file, line }: { readonly file: string; readonly line: string },
  form: HeaderForm,
  issues: RowIssues,
): readonly AtomicColumn[] {
  const wanted = [...form.required, ...(form.present ?? [])]
  const { cells } = quotedRow(line, () => true)
  requireColumnCount(file, cells.length)
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
    { cells: line.split(',').map((cell) => cell.trim()), separator: 'commas' },
    { cells: line.split(/ +/), separator: 'spaces' },
  ]
  const typed = parts.find(
    ({ cells }) => cells.length > 1 && cells.every((cell) => readHeaderCell(cell) !== null),
  )
  if (typed !== undefined) return `columns separated by ${typed.separator}: ${line}`
  return line.includes(':') ? line : `no types: ${line}`
}

/** Returns the index of the first of these names that is a column, or -1. */
export function indexOfAny(columns: readonly AtomicColumn[], names: readonly string[]): number {
  for (const name of names) {
    const index = columns.findIndex((column) => column.name === name)
    if (index !== -1) return index
  }
  return -1
}
