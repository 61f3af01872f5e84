/** An entry of the log as a person reads it: in a terminal, on the page and in a diagnosis. */
import type { LogEntry, LoggedError } from '../vocabulary/log.ts'

/** Its first line says when, how grave, who and what; below it, indented, the error with its frames, then the causes. */
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
