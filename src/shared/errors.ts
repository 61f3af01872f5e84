/**
 * Errors are data until somebody must read them: one class over the union of codes, and how errors travel on a link.
 */
import { causesOf } from './errors/causesOf.ts'
import type { ErrorCode, ErrorDetails } from './errors/errorDetails.ts'
import { errorMessage } from './errors/errorSentence.ts'
import { systemFault } from './errors/systemFault.ts'
import { withoutSourcePlaces } from './errors/withoutSourcePlaces.ts'

export type { ErrorCode, ErrorDetails, RowIssue } from './errors/errorDetails.ts'

/**
 * The error class of the workbench. `message` is the statement of the error's sentence, so that a stack or a log can be
 * read by a person; `code` names the kind. `cause` is what led to it, for the log. `logId` is the log entry that holds
 * stack and causes, once there is one.
 */
export class WorkbenchError extends Error {
  readonly details: ErrorDetails
  readonly logId: string | null

  constructor(
    details: ErrorDetails,
    options: { readonly cause?: unknown; readonly logId?: string | null } = {},
  ) {
    super(errorMessage(details), 'cause' in options ? { cause: options.cause } : {})
    this.name = 'WorkbenchError'
    this.details = details
    this.logId = options.logId ?? null
  }

  get code(): ErrorCode {
    return this.details.code
  }
}

/** Returns whether an error is a cancellation, which nobody needs to read. */
export function isCancellation(error: unknown): boolean {
  return error instanceof WorkbenchError && error.code === 'cancelled'
}

/** Returns whether an error is an unexpected one of the workbench itself or of something below it. */
export function isFault(error: unknown): boolean {
  return !(error instanceof WorkbenchError) || error.code === 'internal'
}

/** An error as it travels on a link: plain data. */
export interface WireError {
  readonly details: ErrorDetails
  /** The messages of its causes, nearest first; at most five of 500 characters. */
  readonly causes?: readonly string[]
  /**
   * The stack of an unexpected error, at most 8000 characters; sent only between parts of the workbench, see
   * `toPageWire`.
   */
  readonly stack?: string
  /** The id of the log entry that holds stack and causes. */
  readonly logId?: string
}

const LONGEST_CAUSE = 500
const LONGEST_STACK = 8000

/** Converts an error for a link between parts of the workbench: nothing that a log needs is dropped. */
export function toWire(error: unknown): WireError {
  const causes = causesOf(error).map((cause) => withoutSourcePlaces(messageOf(cause)).slice(0, LONGEST_CAUSE))
  return {
    details: detailsOf(error),
    ...(causes.length > 0 && { causes }),
    ...(isFault(error) && error instanceof Error && { stack: (error.stack ?? '').slice(0, LONGEST_STACK) }),
    ...(error instanceof WorkbenchError && error.logId !== null && { logId: error.logId }),
  }
}

/**
 * Converts an error for a page. The stack and the causes of an unexpected error name files of this machine and may
 * quote data, so they stay in the log; the page gets the message and the id of the log entry.
 */
export function toPageWire(error: unknown, logId: string | null = null): WireError {
  const { causes, logId: known, ...wire } = toWire(error)
  const id = logId ?? known
  return {
    details: wire.details,
    ...(causes && !isFault(error) && { causes }),
    ...(id !== undefined && { logId: id }),
  }
}

/** Restores the error of the other side, with one cause for each message that came along. */
export function fromWire({ details, causes = [], stack, logId }: WireError): WorkbenchError {
  const cause = causes.reduceRight<Error | undefined>(
    (inner, message) => new Error(message, inner && { cause: inner }),
    undefined,
  )
  const error = new WorkbenchError(details, { ...(cause && { cause }), logId: logId ?? null })
  if (stack !== undefined) error.stack = stack
  return error
}

function detailsOf(error: unknown): ErrorDetails {
  if (error instanceof WorkbenchError) return error.details
  return systemFault(error) ?? { code: 'internal', message: withoutSourcePlaces(messageOf(error)) }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
