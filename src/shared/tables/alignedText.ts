/** Rows as lines of text with aligned columns. */
import { textColumns } from './cells/textColumns.ts'

/** Columns padded to their widest cell, two spaces apart, no trailing blanks. The first row is underlined. */
export function alignedText(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => textColumns(row[column] ?? ''))),
  )
  const padded = (cell: string, column: number) =>
    cell + ' '.repeat(Math.max(0, (widths[column] ?? 0) - textColumns(cell)))
  const lines = rows.map((row) => row.map(padded).join('  ').trimEnd())
  const rule = '-'.repeat(widths.reduce((sum, width) => sum + width, 2 * (widths.length - 1)))
  return [lines[0] ?? '', rule, ...lines.slice(1)]
}
