/** Something that may go better the next time: a cut connection, silence, a server that is busy. */
import type { ErrorDetails } from '#shared/errors.ts'

export class TransientFailure extends Error {
  readonly details: ErrorDetails

  constructor(details: ErrorDetails) {
    super(details.code)
    this.name = 'TransientFailure'
    this.details = details
  }
}
