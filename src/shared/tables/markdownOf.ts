/** Writes a table as Markdown, for a README or an issue. */
import { cellMarks } from './cells/cellMarks.ts'
import { cellText, spreadText, type DataTable } from './dataTable.ts'

/** What stands with the table. */
export interface MarkdownOptions {
  readonly caption: string
  readonly notes?: readonly string[]
}

/** Returns the text: the caption, the table with the best in bold and the second best in italics, the notes. */
export function markdownOf(table: DataTable, { caption, notes = [] }: MarkdownOptions): string {
  const { columns, rows } = table
  const markOf = cellMarks(table)
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [
    markdownText(caption),
    '',
    line(columns.map(({ group, label }) => markdownText(group === undefined ? label : `${group} ${label}`))),
    line(columns.map(({ kind }) => (kind === 'number' ? '---:' : '---'))),
    ...rows.map((row, index) =>
      line(
        columns.map((column) => {
          const text = markdownText(cellText(column, row[column.key]))
          const mark = markOf(column, index)
          const marked = mark === 'best' ? `**${text}**` : mark === 'second' ? `*${text}*` : text
          const spread = spreadText(column, row)
          return spread === null ? marked : `${marked} ±${spread}`
        }),
      ),
    ),
    ...notes.flatMap((note) => ['', markdownText(note)]),
    '',
  ].join('\n')
}

/** Returns the text in one line, with everything escaped that would be markup or end a cell. */
function markdownText(text: string): string {
  return text
    .replace(/[\r\n\p{Cc}\u2028\u2029]+/gu, ' ')
    .replace(/[\\`*_{}[\]|#~!]/g, '\\$&')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
}
