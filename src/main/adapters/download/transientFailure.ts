/** A failure after which a retry may help: a lost connection, a timeout, or a busy server. */
import type { ErrorDetails } from '#shared/errors.ts'

/** Carries the details of the WorkbenchError that is thrown if no retry succeeds. */
export class TransientFailure extends Error {
  readonly details: ErrorDetails

  constructor(details: ErrorDetails) {
    super(details.code)
    this.name = 'TransientFailure'
    this.details = details
  }
}
