/** A table as data: what a table view shows and what CSV and LaTeX are written from. */

export interface TableColumn {
  readonly key: string
  readonly label: string
  readonly kind: 'text' | 'number'
  /** Decimals of numbers. */
  readonly decimals?: number
  /** Whether the highest or the lowest value is the best and is set bold in a paper. */
  readonly best?: 'high' | 'low'
}

/** Columns, and rows with one value per column key; null is an absent value. */
export interface DataTable {
  readonly columns: readonly TableColumn[]
  readonly rows: readonly Readonly<Record<string, string | number | null>>[]
}

/** Returns a cell's text as people read it; an absent value is a dash. */
export function cellText(column: TableColumn, value: string | number | null | undefined): string {
  if (value === null || value === undefined) return '–'
  return typeof value === 'number' && column.decimals !== undefined
    ? value.toFixed(column.decimals)
    : String(value)
}
