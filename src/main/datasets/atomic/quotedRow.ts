/** Splits a row as CSV writers write it: fields may be quoted, with doubled quotes, tabs and line feeds inside. */

/** How a field stands in its row. */
export type FieldForm =
  /** It holds no quotation mark. */
  | 'plain'
  /** It is quoted whole, and marks inside are doubled. Its text is what the quotes enclose. */
  | 'quoted'
  /** It holds quotation marks otherwise. Its text is as it stands. */
  | 'loose'

/** One row, field by field. */
export interface QuotedRow {
  readonly cells: readonly string[]
  /** One for each cell, or none where no cell holds a quotation mark. */
  readonly forms: readonly FieldForm[]
  /** The first column whose quotes do not close in the text, or null. */
  readonly open: number | null
  /** Whether further lines may close them: no mark stands behind the one that opens, but doubled ones. */
  readonly mayClose: boolean
}

/**
 * Splits at the delimiter outside of quotes. Only columns for which `isQuoted` holds are read as quoted; in others a
 * quotation mark is a character like any other.
 */
export function quotedRow(text: string, isQuoted: (column: number) => boolean, delimiter = '\t'): QuotedRow {
  const cells: string[] = []
  const forms: FieldForm[] = []
  let open: number | null = null
  let mayClose = false
  for (let at = 0; at <= text.length;) {
    const column = cells.length
    const end = text[at] === '"' && isQuoted(column) ? closingQuote(text, at, delimiter) : MISPLACED
    if (end >= 0) {
      cells.push(text.slice(at + 1, end).replaceAll('""', '"'))
      forms.push('quoted')
      at = end + 1 + delimiter.length
      continue
    }
    const next = text.indexOf(delimiter, at)
    const cell = text.slice(at, next < 0 ? text.length : next)
    if (open === null && isQuoted(column) && isOpen(cell)) {
      open = column
      mayClose = end === NONE
    }
    cells.push(cell)
    forms.push(cell.includes('"') ? 'loose' : 'plain')
    at = next < 0 ? text.length + 1 : next + delimiter.length
  }
  return { cells, forms, open, mayClose }
}

/** Whether a field begins with a quotation mark that nothing in it closes. */
export function isOpen(cell: string): boolean {
  if (!cell.startsWith('"')) return false
  return !hasLoneMark(cell.slice(1))
}

/** Whether a mark stands in a text that is not one of two; marks stand in twos where they belong to what is quoted. */
export function hasLoneMark(text: string): boolean {
  for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at + 2))
    if (text[at + 1] !== '"') return true
  return false
}

/** No mark in the text closes the field. */
const NONE = -1
/** The first mark that is not doubled is within the field, which no further text can change. */
const MISPLACED = -2

/** The mark that closes the field which begins here, if the delimiter or the end follows it; else `NONE` or `MISPLACED`. */
function closingQuote(text: string, start: number, delimiter: string): number {
  for (let at = text.indexOf('"', start + 1); at >= 0; at = text.indexOf('"', at + 1)) {
    if (text[at + 1] === '"') at++
    else return at + 1 === text.length || text.startsWith(delimiter, at + 1) ? at : MISPLACED
  }
  return NONE
}
