/** A table as CSV (RFC 4180), with what it is about in comment lines above. */
import type { DataTable } from './dataTable.ts'

/** What a spreadsheet would take for a formula. */
const FORMULA = /^[=+\-@\t\r]/

/** Numbers in full precision. A text that a spreadsheet would run as a formula gets an apostrophe in front. */
export function csvOf({ columns, rows }: DataTable, comments: readonly string[]): string {
  const lines = [
    ...comments.map((comment) => `# ${comment.replace(/[\r\n]+/g, ' ')}`),
    columns.map((column) => quoted(column.label)).join(','),
    ...rows.map((row) => columns.map(({ key }) => cell(row[key])).join(',')),
  ]
  return `${lines.join('\r\n')}\r\n`
}

function cell(value: string | number | null | undefined): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'number') return String(value)
  return quoted(FORMULA.test(value) ? `'${value}` : value)
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
