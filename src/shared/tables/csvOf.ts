/** Writes a table as CSV (RFC 4180), with comment lines above it that say what it is about. */
import { csvFormatRow } from 'd3-dsv'
import type { DataTable } from './dataTable.ts'

/** A text that begins like this would be taken for a formula by a spreadsheet. */
const FORMULA = /^[=+\-@\t\r]/

/**
 * Returns the CSV text, with numbers in full precision. A text that a spreadsheet would run as a formula is prefixed
 * with an apostrophe.
 */
export function csvOf({ columns, rows }: DataTable, comments: readonly string[]): string {
  const lines = [
    ...comments.map((line) => `# ${comment(line)}`),
    csvFormatRow(columns.map(({ group, label }) => cell(group === undefined ? label : `${group} ${label}`))),
    ...rows.map((row) => csvFormatRow(columns.map(({ key }) => cell(row[key])))),
  ]
  return `${lines.join('\r\n')}\r\n`
}

/**
 * A comment stays one line, opens no quotation that would swallow the next ones, and has no cell that is a formula: a
 * spreadsheet splits it at commas.
 */
function comment(text: string): string {
  return text
    .replace(/[\r\n\u0085\u2028\u2029]+/g, ' ')
    .replaceAll('"', "'")
    .replace(/(^\s*|[,;\t]\s*)(?=[=+\-@])/g, "$1'")
}

function cell(value: string | number | null | undefined): string {
  return typeof value === 'string' && FORMULA.test(value) ? `'${value}` : String(value ?? '')
}
