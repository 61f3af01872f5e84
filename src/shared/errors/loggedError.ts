/** Converts whatever was thrown to what the log keeps of it: class, code, message, frames and the chain of causes. */
import { WorkbenchError } from '../errors.ts'
import type { LoggedError } from '../vocabulary/log.ts'
import { causesOf } from './causesOf.ts'
import type { ErrorDetails } from './errorDetails.ts'
import { errorMessage } from './errorSentence.ts'
import { withoutTexts } from './withoutTexts.ts'

const MOST_FRAMES = 30

/**
 * Returns the error itself first, then its causes, nearest first. Texts and keys are redacted. The function is pure.
 */
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

/**
 * Redacts parameters of calls, which may hold prompts and addresses with keys; the call's name and what it expected
 * remain.
 */
function withoutValues(details: ErrorDetails): ErrorDetails {
  return details.code === 'call-invalid' ||
    details.code === 'argument-invalid' ||
    details.code === 'name-invalid'
    ? { ...details, found: `something of ${details.found.length} characters` }
    : details
}

/** The frames of a stack, which begins with the message; only the frames are certain to contain no texts. */
function framesOf({ stack = '', message }: Error): readonly string[] {
  const begin = message === '' ? -1 : stack.indexOf(message)
  return stack
    .slice(begin === -1 ? 0 : begin + message.length)
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, MOST_FRAMES)
    .map((line) => line.trim())
}
