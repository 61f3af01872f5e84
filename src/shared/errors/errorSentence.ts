/**
 * The one place where an error becomes words: a heading, what was expected and what was found, and what to do. The
 * terminal, the window, `WorkbenchError.message` and the reference of errors read them from here.
 */
import type { ErrorDetails } from './errorDetails.ts'
import type { ErrorLanguage, ErrorReader } from './errorLanguage.ts'
import { ENGLISH_ERRORS, wordsOf } from './errorWords.ts'

export type { ErrorReader } from './errorLanguage.ts'

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

/** Returns the words of an error for a reader, in English unless told otherwise. The function is pure. */
export function errorSentence(
  details: ErrorDetails,
  reader: ErrorReader,
  language: ErrorLanguage = ENGLISH_ERRORS,
): ErrorSentence {
  const { title, statement, advice = '' } = wordsOf(details, language)
  return {
    title,
    statement,
    items: itemsOf(details, SHOWN_ITEMS[reader], language),
    advice: typeof advice === 'string' ? advice : advice[reader],
  }
}

/** Returns the statement alone, for stacks and logs: without advice and without the items that quote a dataset. */
export function errorMessage(details: ErrorDetails): string {
  return wordsOf(details).statement
}

function itemsOf(details: ErrorDetails, limit: number, { row, more }: ErrorLanguage): readonly string[] {
  if (details.code !== 'dataset-rows-invalid') return []
  const rows = details.issues.slice(0, limit).map(row)
  return details.total > rows.length ? [...rows, more(details.total - rows.length)] : rows
}
