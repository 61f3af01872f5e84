/** What a person in a terminal reads of an error; the words themselves are in `shared/errors`. */
import { WorkbenchError } from '#shared/errors.ts'
import { errorSentence } from '#shared/errors/errorSentence.ts'

/** The statement and the advice in one line, then one line for each thing that is wrong. An unexpected error gives its stack. */
export function errorText(error: unknown): string {
  if (!(error instanceof WorkbenchError))
    return error instanceof Error ? (error.stack ?? error.message) : String(error)
  const { statement, items, advice } = errorSentence(error.details, 'terminal')
  return [advice === '' ? statement : `${statement} ${advice}`, ...items.map((item) => `  ${item}`)].join(
    '\n',
  )
}
