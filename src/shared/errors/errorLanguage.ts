/** What a language has to say of errors. */
import type { ErrorCode, ErrorDetails, RowIssue } from './errorDetails.ts'

/** The reader of an error: in a terminal the advice is a command to type, in the window it is what to click. */
export type ErrorReader = 'terminal' | 'window'

/** The words of one error before they are adapted to a reader. */
export interface ErrorWords {
  readonly title: string
  readonly statement: string
  /** What to do; a single text where it is the same for both readers. */
  readonly advice?: string | Readonly<Record<ErrorReader, string>>
}

/** The words of every code in one language; the compiler holds it complete. */
export type WordsOf = {
  readonly [Code in ErrorCode]: (details: Extract<ErrorDetails, { code: Code }>) => ErrorWords
}

/** The words of errors in one language. */
export interface ErrorLanguage {
  readonly words: WordsOf
  /** One row of a dataset that cannot be read. */
  readonly row: (issue: RowIssue) => string
  /** That there are so many more. */
  readonly more: (count: number) => string
}
