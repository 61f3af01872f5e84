/** A table as data: what a table view shows and what CSV, LaTeX and text are written from. */
import { formatFixed, formatShare } from '../quantities.ts'
import { pText, signedText } from './cells/valueTexts.ts'

export interface TableColumn {
  readonly key: string
  readonly label: string
  readonly kind: 'text' | 'number'
  /** Decimals of numbers. */
  readonly decimals?: number
  /** How numbers are written: a p-value, which is never nought; with their sign; or as a share in percent. */
  readonly form?: 'p' | 'signed' | 'share'
  /** Whether the highest or the lowest value is the best and is set bold in a paper. */
  readonly best?: 'high' | 'low'
  /** The heading above this column and its neighbours of the same group. */
  readonly group?: string
  /** Whether it stands back behind the others, as published values do beside one's own. */
  readonly muted?: boolean
  /** The key of the value that is written after this one behind a ±, where there is one. It needs no column. */
  readonly spread?: string
}

/** A cell that is told apart: the best of its column, or the second best. */
export interface CellMark {
  /** The index of the row. */
  readonly row: number
  /** The key of the column. */
  readonly column: string
  readonly mark: 'best' | 'second'
}

/** Columns, and rows with one value per column key; null is an absent value. */
export interface DataTable {
  readonly columns: readonly TableColumn[]
  readonly rows: readonly TableRow[]
  /** Where there are marks, they alone say what is best, and not the columns. */
  readonly marks?: readonly CellMark[]
  /** Indices of the rows with a line above them. */
  readonly rules?: readonly number[]
}

export type TableRow = Readonly<Record<string, string | number | null>>

/** Returns a cell's text as people read it, on screen and in files; an absent value is a dash. */
export function cellText(column: TableColumn, value: string | number | null | undefined): string {
  if (value === null || value === undefined) return '–'
  if (typeof value === 'string') return value
  const { form, decimals } = column
  switch (form) {
    case 'p':
      return pText(value)
    case 'signed':
      return signedText(value, decimals ?? 4)
    case 'share':
      return formatShare(value)
    case undefined:
      return decimals === undefined ? String(value) : formatFixed(value, decimals)
    default:
      return form satisfies never
  }
}

/** Returns what stands behind the ± of a cell, with one decimal less; null where nothing does. */
export function spreadText(column: TableColumn, row: TableRow): string | null {
  const value = column.spread === undefined ? null : row[column.spread]
  if (value === null || value === undefined) return null
  const { decimals } = column
  return cellText(decimals === undefined ? column : { ...column, decimals: Math.max(1, decimals - 1) }, value)
}
