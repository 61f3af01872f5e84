/** A table as CSV (RFC 4180), with what it is about in comment lines above. */
import { csvFormatRow } from 'd3-dsv'
import type { DataTable } from './dataTable.ts'

/** A spreadsheet takes a text that begins like this for a formula. */
const FORMULA = /^[=+\-@\t\r]/

/** Numbers in full precision. A text that a spreadsheet would run as a formula gets an apostrophe in front. */
export function csvOf({ columns, rows }: DataTable, comments: readonly string[]): string {
  const lines = [
    ...comments.map((comment) => `# ${comment.replace(/[\r\n]+/g, ' ')}`),
    csvFormatRow(columns.map(({ label }) => label)),
    ...rows.map((row) => csvFormatRow(columns.map(({ key }) => cell(row[key])))),
  ]
  return `${lines.join('\r\n')}\r\n`
}

function cell(value: string | number | null | undefined): string {
  return typeof value === 'string' && FORMULA.test(value) ? `'${value}` : String(value ?? '')
}
