/**
 * The diagnosis that a user can send after an unexpected error: enough to find its cause, and no text of a dataset or
 * prompt.
 */
import { toWire, type WireError } from '../errors.ts'
import type { LogEntry } from '../vocabulary/log.ts'
import type { ErrorCode } from './errorDetails.ts'
import { loggedErrors } from './loggedError.ts'
import { logText } from './logText.ts'

/** What a diagnosis is written from. */
export interface DiagnosisParts {
  readonly error: unknown
  /** Versions, platform, engine and other facts that may matter, by name. */
  readonly facts: Readonly<Record<string, string>>
  /** The log entries around the error, newest first. */
  readonly entries: readonly LogEntry[]
}

/** Codes of errors that the advice of their sentence alone may not resolve. */
const UNEXPECTED: ReadonlySet<ErrorCode> = new Set([
  'internal',
  'engine-lost',
  'call-invalid',
  'run-corrupt',
  'model-failed',
])

/** Returns whether an error should be offered with a diagnosis. */
export function isUnexpected({ details }: WireError): boolean {
  return UNEXPECTED.has(details.code)
}

/**
 * Returns the text of the diagnosis. The error is redacted as in the log, and its frames, which are those of the page,
 * are left out. The function is pure.
 */
export function diagnosisText({ error, facts, entries }: DiagnosisParts): string {
  const { details, logId } = toWire(error)
  const [own, ...causes] = loggedErrors(error)
  return [
    'RecNet Workbench, diagnosis',
    ...Object.entries(facts).map(([name, value]) => `${name}: ${value}`),
    `Error: ${details.code}`,
    `  ${own.message}`,
    ...causes.map(({ message }) => `  because of ${message}`),
    `Entry of the log: ${logId ?? 'none'}`,
    '',
    `Log, the newest first, ${entries.length} entries:`,
    ...entries.map(logText),
    '',
  ].join('\n')
}
