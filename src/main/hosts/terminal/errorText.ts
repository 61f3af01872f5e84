/** What a person in a terminal reads of an error; the words themselves are in `shared/errors`. */
import { WorkbenchError } from '#shared/errors.ts'
import { errorSentence } from '#shared/errors/errorSentence.ts'

/**
 * The statement and the advice in one line, then one line for each thing that is wrong, and the entry of the log if the
 * error has one. An unexpected error of this process gives its stack.
 */
export function errorText(error: unknown): string {
  if (!(error instanceof WorkbenchError))
    return error instanceof Error ? (error.stack ?? error.message) : String(error)
  const { statement, items, advice } = errorSentence(error.details, 'terminal')
  return [
    advice === '' ? statement : `${statement} ${advice}`,
    ...items.map((item) => `  ${item}`),
    ...(error.logId === null
      ? []
      : [`Its causes are in entry ${error.logId} of the log; see them with: recnet log`]),
  ].join('\n')
}
