/** From whatever was thrown to what the log keeps of it: class, code, message, frames, and the chain of causes. */
import { WorkbenchError } from '../errors.ts'
import type { LoggedError } from '../vocabulary/log.ts'
import { causesOf } from './causesOf.ts'
import type { ErrorDetails } from './errorDetails.ts'
import { errorMessage } from './errorSentence.ts'
import { withoutTexts } from './withoutTexts.ts'

const MOST_FRAMES = 30

/** Pure. The error itself first, then its causes, nearest first. */
export function loggedErrors(error: unknown): readonly [LoggedError, ...LoggedError[]] {
  return [loggedError(error), ...causesOf(error).map(loggedError)]
}

function loggedError(error: unknown): LoggedError {
  if (!(error instanceof Error)) return { code: null, message: withoutTexts(String(error)), stack: [] }
  const code = 'code' in error && typeof error.code === 'string' ? error.code : null
  return { code, message: `${error.name}: ${messageOf(error)}`, stack: framesOf(error) }
}

function messageOf(error: Error): string {
  return withoutTexts(
    error instanceof WorkbenchError ? errorMessage(withoutValues(error.details)) : error.message,
  )
}

/** Parameters of calls hold prompts, texts to try and addresses with keys; the call and what it expected are enough. */
function withoutValues(details: ErrorDetails): ErrorDetails {
  return details.code === 'call-invalid' ||
    details.code === 'argument-invalid' ||
    details.code === 'name-invalid'
    ? { ...details, found: `something of ${details.found.length} characters` }
    : details
}

/** A stack begins with the message, of however many lines; the frames alone are free of texts. */
function framesOf({ stack = '', message }: Error): readonly string[] {
  const begin = message === '' ? -1 : stack.indexOf(message)
  return stack
    .slice(begin === -1 ? 0 : begin + message.length)
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, MOST_FRAMES)
    .map((line) => line.trim())
}
