/** The text of a log entry, for the terminal, the page and a diagnosis. */
import type { LogEntry, LoggedError } from '../vocabulary/log.ts'

/**
 * Returns the text: the first line has time, level, program, scope and message; below it, indented, are the error with
 * its frames and then the causes.
 */
export function logText({ id, at, level, program, scope, message, error, causes }: LogEntry): string {
  const [first = '', ...more] = message.split('\n')
  return [
    `${at} ${level.toUpperCase().padEnd(5)} ${program} ${scope}: ${first} [${id}]`,
    ...more.map((line) => `  ${line}`),
    ...(error ? errorLines(error) : []),
    ...causes.flatMap((cause) => ['  because of', ...errorLines(cause)]),
  ].join('\n')
}

function errorLines({ code, message, stack }: LoggedError): readonly string[] {
  const named = code === null || message.includes(code) ? message : `${message} (${code})`
  return [...named.split('\n').map((line) => `  ${line}`), ...stack.map((frame) => `    ${frame}`)]
}
