/** What a person in a terminal reads of an error; the words themselves are in `shared/errors`. */
import { fromWire, toWire, WorkbenchError } from '#shared/errors.ts'
import { errorSentence } from '#shared/errors/errorSentence.ts'

/**
 * The statement and the advice in one line, then one line for each thing that is wrong, and the entry of the log if the
 * error has one. The stack of an unexpected error of this process is in the log, and is told only where `withStack` asks for it.
 */
export function errorText(error: unknown, withStack = false): string {
  if (!(error instanceof WorkbenchError))
    return [errorText(fromWire(toWire(error))), ...stackOf(error, withStack)].join('\n')
  const { statement, items, advice } = errorSentence(error.details, 'terminal')
  return [
    advice === '' ? statement : `${statement} ${advice}`,
    ...items.map((item) => `  ${item}`),
    ...(error.logId === null
      ? []
      : [`Its causes are in entry ${error.logId} of the log; see them with: recnet log`]),
  ].join('\n')
}

function stackOf(error: unknown, isWanted: boolean): readonly string[] {
  return isWanted && error instanceof Error && error.stack !== undefined ? [error.stack] : []
}
