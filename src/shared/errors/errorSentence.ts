/**
 * The one place where an error becomes words: a heading, what was expected and what was found, and what to do. The
 * terminal, the window, `WorkbenchError.message` and the reference of errors read them from here.
 */
import type { ErrorDetails, RowIssue } from './errorDetails.ts'
import { wordsOf, type ErrorReader } from './errorWords.ts'

export type { ErrorReader } from './errorWords.ts'

export interface ErrorSentence {
  /** A heading of a few words; the same for every error of a code. */
  readonly title: string
  /** What was expected and what was found. Whole sentences; one line for each thing where several are wrong. */
  readonly statement: string
  /** What is wrong, one by one, where the statement only counts it. Quotes the files of a dataset. */
  readonly items: readonly string[]
  /** What to do; empty where the statement says it. */
  readonly advice: string
}

/** Most items that the window shows; a terminal scrolls. */
const SHOWN_ITEMS: Readonly<Record<ErrorReader, number>> = { terminal: Infinity, window: 8 }

/** Pure: the same details and reader always give the same words. */
export function errorSentence(details: ErrorDetails, reader: ErrorReader): ErrorSentence {
  const { title, statement, advice = '' } = wordsOf(details)
  return {
    title,
    statement,
    items: itemsOf(details, SHOWN_ITEMS[reader]),
    advice: typeof advice === 'string' ? advice : advice[reader],
  }
}

/** The statement alone, as stacks and logs carry it: without advice, and without the items that quote a dataset. */
export function errorMessage(details: ErrorDetails): string {
  return wordsOf(details).statement
}

function itemsOf(details: ErrorDetails, limit: number): readonly string[] {
  if (details.code !== 'dataset-rows-invalid') return []
  const rows = details.issues.slice(0, limit).map(rowText)
  return details.total > rows.length ? [...rows, `… and ${details.total - rows.length} more`] : rows
}

function rowText({ file, row, column, expected, found }: RowIssue): string {
  return `${file}, row ${row}, column ${column}: expected ${expected}, found ${found}`
}
