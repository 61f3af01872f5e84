/** How one file is read, in words; the terminal, the window and the card of a dataset say it alike. */
import type { FileReading } from './sourcePlan.ts'

/** Returns what a file holds, its format, and which column says what. */
export function readingText({ role, format, columns }: FileReading): string {
  const separator =
    format.kind === 'json-lines'
      ? 'JSON lines'
      : `columns separated by ${format.delimiter === '\t' ? 'TAB' : `"${format.delimiter}"`}${format.header ? '' : ', no header'}`
  if (role === 'none') return `not read (${separator})`
  const said = Object.entries(columns).flatMap(([what, column]) =>
    column === null || column.length === 0
      ? []
      : [`${what} = ${typeof column === 'string' ? column : column.join(', ')}`],
  )
  return `${role}, ${separator}; ${said.join('; ')}`
}
