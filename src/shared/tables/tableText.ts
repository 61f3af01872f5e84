/** A table as the text of a file. */
import { csvOf } from './csvOf.ts'
import type { DataTable } from './dataTable.ts'
import { latexOf } from './latexOf.ts'
import { markdownOf } from './markdownOf.ts'

/** The formats that every table has. */
export type TableTextFormat = 'csv' | 'latex' | 'markdown'

/** What stands with the table in the file. */
export interface TableWords {
  readonly caption: string
  /** The label for LaTeX, without its prefix `tab:`. */
  readonly label: string
  readonly notes?: readonly string[]
}

/** Returns the text. */
export function tableText(table: DataTable, words: TableWords, format: TableTextFormat): string {
  switch (format) {
    case 'csv':
      return csvOf(table, [words.caption, ...(words.notes ?? [])])
    case 'latex':
      return latexOf(table, words)
    case 'markdown':
      return markdownOf(table, words)
    default:
      return format satisfies never
  }
}
