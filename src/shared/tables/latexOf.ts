/** Writes a table for a paper: booktabs, columns of siunitx, groups of columns, best values in bold and second best underlined, the protocol in the caption. */
import { cellMarks } from './cells/cellMarks.ts'
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

/** Thousands and bold numbers as they are written elsewhere. */
const SIUNITX =
  '  \\sisetup{detect-weight=true, group-digits=integer, group-separator={,}, group-minimum-digits=4}'

/**
 * Returns the LaTeX text, which needs the packages booktabs and siunitx, xcolor where columns are muted, and graphicx where the table is
 * wider than a page and therefore made smaller.
 */
export function latexOf(table: DataTable, { caption, label, notes = [] }: LatexOptions): string {
  const { columns, rows, rules = [] } = table
  const markOf = cellMarks(table)
  const forms = new Map(columns.map((column) => [column.key, numberForm(column, rows)]))
  const hasNumbers = [...forms.values()].some((form) => form !== null)
  const width = widthOf(table)
  const wide = width > ONE_COLUMN
  const shrunk = width > TWO_COLUMNS
  const environment = wide ? 'table*' : 'table'
  const packages = [
    'booktabs',
    ...(hasNumbers ? ['siunitx'] : []),
    ...(columns.some((column) => column.muted) ? ['xcolor'] : []),
    ...(shrunk ? ['graphicx'] : []),
  ]
  const lineOf = (row: TableRow, index: number) =>
    `    ${columns.map((column) => cell(column, row, { mark: markOf(column, index), isNumber: (forms.get(column.key) ?? null) !== null })).join(' & ')} \\\\`
  return [
    ...(packages.length > 1
      ? [`% Needs ${packages.map((name) => `\\usepackage{${name}}`).join(', ')}.`]
      : []),
    `\\begin{${environment}}[t]`,
    '  \\centering',
    `  \\caption{${latexText(caption)}}`,
    `  \\label{tab:${label.replace(/[^a-z0-9:-]/gi, '-')}}`,
    ...(hasNumbers ? [SIUNITX] : []),
    ...(wide ? ['  \\footnotesize', '  \\setlength{\\tabcolsep}{3pt}'] : []),
    ...(shrunk ? ['  \\resizebox{\\textwidth}{!}{%'] : []),
    `  \\begin{tabular}{${columns.map((column) => columnForm(column, forms.get(column.key) ?? null)).join('')}}`,
    '    \\toprule',
    ...groupLines(columns),
    `    ${columns.map((column) => headText(column, forms.get(column.key) ?? null)).join(' & ')} \\\\`,
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

interface LatexCell {
  readonly mark: 'best' | 'second' | null
  /** Whether siunitx reads it. */
  readonly isNumber: boolean
}

function cell(column: TableColumn, row: TableRow, { mark, isNumber }: LatexCell): string {
  const value = row[column.key]
  const text = latexText(cellText(column, value))
  // In a column of numbers braces keep siunitx from reading.
  if (isNumber && (typeof value !== 'number' || mark === 'second'))
    return mark === 'second' ? `{\\underline{${text}}}` : `{${text}}`
  if (isNumber) return `${mark === 'best' ? '\\bfseries ' : ''}${plainNumber(cellText(column, value))}`
  const marked = mark === 'best' ? `\\textbf{${text}}` : mark === 'second' ? `\\underline{${text}}` : text
  const spread = spreadText(column, row)
  return muted(
    column,
    spread === null ? marked : `${marked}{\\tiny\\,$\\pm$${latexText(spread.replace(/^0\./, '.'))}}`,
  )
}

/** A number as siunitx reads it. */
function plainNumber(text: string): string {
  return text.replaceAll(',', '').replace('−', '-')
}

/** The digits of a column of plain numbers as siunitx wants to know them; null for any other column. */
function numberForm(column: TableColumn, rows: DataTable['rows']): string | null {
  if (column.kind !== 'number' || column.form !== undefined || column.muted) return null
  if (column.decimals === undefined || column.spread !== undefined) return null
  const values = rows.map((row) => row[column.key])
  if (values.some((value) => typeof value === 'string')) return null
  const numbers = values.flatMap((value) =>
    typeof value === 'number' ? [plainNumber(cellText(column, value))] : [],
  )
  if (numbers.length === 0) return null
  const digits = Math.max(...numbers.map((text) => text.replace('-', '').split('.')[0]?.length ?? 1))
  return `${numbers.some((text) => text.startsWith('-')) ? '-' : ''}${digits}.${column.decimals}`
}

function columnForm({ kind }: TableColumn, form: string | null): string {
  return form !== null ? `S[table-format=${form}]` : kind === 'number' ? 'r' : 'l'
}

function headText(column: TableColumn, form: string | null): string {
  const text = muted(column, latexText(column.label))
  return form === null ? text : `{${text}}`
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
