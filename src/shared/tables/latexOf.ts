/** Writes a table for a paper: booktabs, best values in bold, the protocol in the caption. */
import { cellText, type DataTable, type TableColumn } from './dataTable.ts'

/** Caption and label of the table. */
export interface LatexOptions {
  readonly caption: string
  /** The label without its prefix `tab:`. */
  readonly label: string
}

const SPECIAL: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\{',
  '}': '\\}',
  '#': '\\#',
  $: '\\$',
  '%': '\\%',
  '&': '\\&',
  '~': '\\textasciitilde{}',
  _: '\\_',
  '^': '\\textasciicircum{}',
  τ: '$\\tau$',
  λ: '$\\lambda$',
  '≥': '$\\geq$',
  '–': '--',
}

/** Returns the LaTeX text, which needs the package booktabs. */
export function latexOf(table: DataTable, { caption, label }: LatexOptions): string {
  const { columns, rows } = table
  const best = new Map(
    columns
      .filter((column) => column.best !== undefined)
      .map((column) => [column.key, bestOf(column, table)]),
  )
  const cell = (column: TableColumn, row: DataTable['rows'][number]) => {
    const text = escaped(cellText(column, row[column.key]))
    return best.get(column.key) === cellText(column, row[column.key]) && row['unranked'] === undefined
      ? `\\textbf{${text}}`
      : text
  }
  return [
    '\\begin{table}[t]',
    '  \\centering',
    `  \\caption{${escaped(caption)}}`,
    `  \\label{tab:${label.replace(/[^a-z0-9:-]/gi, '-')}}`,
    `  \\begin{tabular}{${columns.map((column) => (column.kind === 'number' ? 'r' : 'l')).join('')}}`,
    '    \\toprule',
    `    ${columns.map((column) => escaped(column.label)).join(' & ')} \\\\`,
    '    \\midrule',
    ...rows.map((row) => `    ${columns.map((column) => cell(column, row)).join(' & ')} \\\\`),
    '    \\bottomrule',
    '  \\end{tabular}',
    '\\end{table}',
    '',
  ].join('\n')
}

/**
 * The best value of a column as printed, so that values equal in the digits shown are bold together. Rows with
 * `unranked` are ignored.
 */
function bestOf(column: TableColumn, { rows }: DataTable): string | null {
  const values = rows.flatMap((row) =>
    row['unranked'] === undefined && typeof row[column.key] === 'number' ? [row[column.key] as number] : [],
  )
  if (values.length < 2) return null
  return cellText(column, column.best === 'low' ? Math.min(...values) : Math.max(...values))
}

function escaped(text: string): string {
  return text
    .replace(/[\\{}#$%&~_^τλ≥–]/g, (character) => SPECIAL[character] ?? character)
    .replace(/[\r\n]+/g, ' ')
}
