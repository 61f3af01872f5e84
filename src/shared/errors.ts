/** Errors are data until someone must read them: one class over the union of codes, and how errors travel on a link. */
import type { ErrorCode, ErrorDetails } from './errors/errorDetails.ts'
import { errorMessage } from './errors/errorSentence.ts'

export type { ErrorCode, ErrorDetails, RowIssue } from './errors/errorDetails.ts'

/**
 * `message` is the statement of its sentence, so that a stack or a log can be read by a person; the code is in `code`.
 * `cause` is whatever led to it, for the log.
 */
export class WorkbenchError extends Error {
  readonly details: ErrorDetails

  constructor(details: ErrorDetails, options: { readonly cause?: unknown } = {}) {
    super(errorMessage(details), options)
    this.name = 'WorkbenchError'
    this.details = details
  }

  get code(): ErrorCode {
    return this.details.code
  }
}

/** Stopping is not an error that anybody needs to read. */
export function isCancellation(error: unknown): boolean {
  return error instanceof WorkbenchError && error.code === 'cancelled'
}

/** An error as it travels on a link. Stack traces stay where they are. */
export interface WireError {
  readonly details: ErrorDetails
}

export function toWire(error: unknown): WireError {
  if (error instanceof WorkbenchError) return { details: error.details }
  return { details: { code: 'internal', message: error instanceof Error ? error.message : String(error) } }
}

export function fromWire({ details }: WireError): WorkbenchError {
  return new WorkbenchError(details)
}
