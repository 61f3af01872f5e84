/** Errors are data until someone must read them: one class over the union of codes, and how errors travel on a link. */
import { causesOf } from './errors/causesOf.ts'
import type { ErrorCode, ErrorDetails } from './errors/errorDetails.ts'
import { errorMessage } from './errors/errorSentence.ts'

export type { ErrorCode, ErrorDetails, RowIssue } from './errors/errorDetails.ts'

/**
 * `message` is the statement of its sentence, so that a stack or a log can be read by a person; the code is in `code`.
 * `cause` is whatever led to it, for the log. `logId` names the entry of the log where stack and causes were kept, once
 * there is one.
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

/** Stopping is not an error that anybody needs to read. */
export function isCancellation(error: unknown): boolean {
  return error instanceof WorkbenchError && error.code === 'cancelled'
}

/** A fault of the workbench itself, or of something below it that it did not foresee. */
export function isFault(error: unknown): boolean {
  return !(error instanceof WorkbenchError) || error.code === 'internal'
}

/** An error as it travels on a link: plain data. */
export interface WireError {
  readonly details: ErrorDetails
  /** Messages of what led to it, nearest first; at most five of 500 characters. */
  readonly causes?: readonly string[]
  /** Of a fault only, and only between the parts of the workbench: see `toPageWire`. At most 8000 characters. */
  readonly stack?: string
  /** The entry of the log that has stack and causes. */
  readonly logId?: string
}

const LONGEST_CAUSE = 500
const LONGEST_STACK = 8000

/** Whole, for a link between parts of the workbench: nothing that a log would want is dropped on the way. */
export function toWire(error: unknown): WireError {
  const causes = causesOf(error).map((cause) => messageOf(cause).slice(0, LONGEST_CAUSE))
  return {
    details: detailsOf(error),
    ...(causes.length > 0 && { causes }),
    ...(isFault(error) && error instanceof Error && { stack: (error.stack ?? '').slice(0, LONGEST_STACK) }),
    ...(error instanceof WorkbenchError && error.logId !== null && { logId: error.logId }),
  }
}

/**
 * For a page. Stack and causes of a fault name files of this machine and may quote what was being read, so they stay in
 * the log; the page is given the message, and the entry of the log by which somebody can find the rest.
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

/** The error of the other side, with a cause for each message that came along. */
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
  return error instanceof WorkbenchError ? error.details : { code: 'internal', message: messageOf(error) }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
