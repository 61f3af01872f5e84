/**
 * The one place where an error becomes words: a heading, what was expected and what was found, and what to do. The
 * terminal, the window, `WorkbenchError.message` and the reference of errors read them from here.
 */
import type { ErrorDetails, RowIssue } from './errorDetails.ts'
import { wordsOf, type ErrorReader } from './errorWords.ts'

export type { ErrorReader } from './errorWords.ts'

/** The words of one error. */
export interface ErrorSentence {
  /** A heading of a few words; the same for every error of a code. */
  readonly title: string
  /** What was expected and what was found, in whole sentences; one line for each fault where there are several. */
  readonly statement: string
  /** The faults one by one, where the statement only counts them. They quote the files of a dataset. */
  readonly items: readonly string[]
  /** What to do; empty where the statement already says it. */
  readonly advice: string
}

/** Most items that each reader is shown; a terminal scrolls and shows all. */
const SHOWN_ITEMS: Readonly<Record<ErrorReader, number>> = { terminal: Infinity, window: 8 }

/** Returns the words of an error for a reader. The function is pure. */
export function errorSentence(details: ErrorDetails, reader: ErrorReader): ErrorSentence {
  const { title, statement, advice = '' } = wordsOf(details)
  return {
    title,
    statement,
    items: itemsOf(details, SHOWN_ITEMS[reader]),
    advice: typeof advice === 'string' ? advice : advice[reader],
  }
}

/** Returns the statement alone, for stacks and logs: without advice and without the items that quote a dataset. */
export function errorMessage(details: ErrorDetails): string {
  return wordsOf(details).statement
}

function itemsOf(details: ErrorDetails, limit: number): readonly string[] {
  if (details.code !== 'dataset-rows-invalid') return []
  const rows = details.issues.slice(0, limit).map(rowText)
  return details.total > rows.length ? [...rows, `… and ${details.total - rows.length} more`] : rows
}

function rowText({ file, row, column, expected, found }: RowIssue): string {
  const where = [file, `row ${row}`, ...(column === '' ? [] : [`column ${column}`])].join(', ')
  return `${where}: expected ${expected}, found ${found || 'nothing'}`
}
