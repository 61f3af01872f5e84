/** What somebody can send who met an unexpected error: enough to find its cause, and no text of a dataset or prompt. */
import { toWire, type WireError } from '../errors.ts'
import type { LogEntry } from '../vocabulary/log.ts'
import type { ErrorCode } from './errorDetails.ts'
import { loggedErrors } from './loggedError.ts'
import { logText } from './logText.ts'

export interface DiagnosisParts {
  readonly error: unknown
  /** Versions, platform, engine and whatever else may matter, by name. */
  readonly facts: Readonly<Record<string, string>>
  /** The newest first. */
  readonly entries: readonly LogEntry[]
}

/** Whoever meets one of these cannot mend it by what the sentence advises alone. */
const UNEXPECTED: ReadonlySet<ErrorCode> = new Set([
  'internal',
  'engine-lost',
  'call-invalid',
  'run-corrupt',
  'model-failed',
])

export function isUnexpected({ details }: WireError): boolean {
  return UNEXPECTED.has(details.code)
}

/** Pure. The error is rid of texts as in the log, and its frames, which are those of the page, are left out. */
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
