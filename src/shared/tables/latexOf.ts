/** Writes a table for a paper: booktabs, groups of columns, best values in bold, the protocol in the caption. */
import { cellText, spreadText, type DataTable, type TableColumn, type TableRow } from './dataTable.ts'
import { latexText } from './latexText.ts'

/** Caption and label of the table. */
export interface LatexOptions {
  readonly caption: string
  /** The label without its prefix `tab:`. */
  readonly label: string
  /** Sentences in small print below the table. */
  readonly notes?: readonly string[]
}

/** Characters that fit into one column of a page with two, and into the whole width in small print. */
const ONE_COLUMN = 52
const TWO_COLUMNS = 130
/** How much narrower the digits behind a ± are set. */
const SPREAD_WIDTH = 0.6

/**
 * Returns the LaTeX text, which needs the package booktabs, xcolor where columns are muted, and graphicx where the table is
 * wider than a page and therefore made smaller.
 */
export function latexOf(table: DataTable, { caption, label, notes = [] }: LatexOptions): string {
  const { columns, rows, rules = [] } = table
  const markOf = marksOf(table)
  const width = widthOf(table)
  const wide = width > ONE_COLUMN
  const shrunk = width > TWO_COLUMNS
  const environment = wide ? 'table*' : 'table'
  const packages = [
    'booktabs',
    ...(columns.some((column) => column.muted) ? ['xcolor'] : []),
    ...(shrunk ? ['graphicx'] : []),
  ]
  const lineOf = (row: TableRow, index: number) =>
    `    ${columns.map((column) => cell(column, row, markOf(column, index))).join(' & ')} \\\\`
  return [
    ...(packages.length > 1
      ? [`% Needs ${packages.map((name) => `\\usepackage{${name}}`).join(', ')}.`]
      : []),
    `\\begin{${environment}}[t]`,
    '  \\centering',
    `  \\caption{${latexText(caption)}}`,
    `  \\label{tab:${label.replace(/[^a-z0-9:-]/gi, '-')}}`,
    ...(wide ? ['  \\footnotesize', '  \\setlength{\\tabcolsep}{3pt}'] : []),
    ...(shrunk ? ['  \\resizebox{\\textwidth}{!}{%'] : []),
    `  \\begin{tabular}{${columns.map((column) => (column.kind === 'number' ? 'r' : 'l')).join('')}}`,
    '    \\toprule',
    ...groupLines(columns),
    `    ${columns.map((column) => muted(column, latexText(column.label))).join(' & ')} \\\\`,
    '    \\midrule',
    ...rows.flatMap((row, index) => [
      ...(rules.includes(index) && index > 0 ? ['    \\midrule'] : []),
      lineOf(row, index),
    ]),
    '    \\bottomrule',
    shrunk ? '  \\end{tabular}}' : '  \\end{tabular}',
    ...(notes.length > 0
      ? ['', '  \\smallskip', `  \\parbox{0.98\\linewidth}{\\scriptsize ${notes.map(latexText).join(' ')}}`]
      : []),
    `\\end{${environment}}`,
    '',
  ].join('\n')
}

/** About how many characters are beside one another in the widest line. */
function widthOf({ columns, rows }: DataTable): number {
  const widest = columns.map((column) => {
    const cells = rows.map((row) => {
      const spread = spreadText(column, row)
      return cellText(column, row[column.key]).length + SPREAD_WIDTH * (spread?.length ?? 0)
    })
    return 2 + Math.max(column.label.length, ...cells)
  })
  return widest.reduce((sum, width) => sum + width, 0)
}

function cell(column: TableColumn, row: TableRow, mark: 'best' | 'second' | null): string {
  const text = latexText(cellText(column, row[column.key]))
  const marked = mark === 'best' ? `\\textbf{${text}}` : mark === 'second' ? `\\underline{${text}}` : text
  const spread = spreadText(column, row)
  return muted(
    column,
    spread === null ? marked : `${marked}{\\tiny\\,$\\pm$${latexText(spread.replace(/^0\./, '.'))}}`,
  )
}

function muted(column: TableColumn, text: string): string {
  return column.muted ? `\\textcolor{black!55}{${text}}` : text
}

/** The headings above groups of columns, with a line below each. */
function groupLines(columns: readonly TableColumn[]): readonly string[] {
  const groups: { readonly name: string | undefined; readonly from: number; width: number }[] = []
  for (const [index, { group }] of columns.entries()) {
    const last = groups.at(-1)
    if (last && last.name === group) last.width += 1
    else groups.push({ name: group, from: index + 1, width: 1 })
  }
  const named = groups.filter(({ name }) => name !== undefined)
  if (named.length === 0) return []
  const heads = groups.map(({ name, width }) =>
    name === undefined
      ? Array.from({ length: width }, () => '').join(' & ')
      : `\\multicolumn{${width}}{c}{${latexText(name)}}`,
  )
  return [
    `    ${heads.join(' & ')} \\\\`,
    `    ${named.map(({ from, width }) => `\\cmidrule(lr){${from}-${from + width - 1}}`).join(' ')}`,
  ]
}

/** How each cell is marked: as the table says, else the best value of a column as printed. */
function marksOf(table: DataTable): (column: TableColumn, row: number) => 'best' | 'second' | null {
  const { columns, rows, marks } = table
  if (marks !== undefined)
    return ({ key }, row) => marks.find((one) => one.row === row && one.column === key)?.mark ?? null
  const best = new Map(
    columns
      .filter((column) => column.best !== undefined)
      .map((column) => [column.key, bestOf(column, table)]),
  )
  return (column, index) => {
    const row = rows[index]
    const isBest = row !== undefined && best.get(column.key) === cellText(column, row[column.key])
    return isBest && row['unranked'] === undefined ? 'best' : null
  }
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
