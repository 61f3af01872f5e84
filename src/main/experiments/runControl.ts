/** Stops a run between two model calls. Stopping is not an error: what was committed stays and can be resumed. */
import { WorkbenchError } from '#shared/errors.ts'
import type { Cancellation } from '../recnet/ports.ts'

export class RunControl implements Cancellation {
  #cancelled = false

  get cancelled(): boolean {
    return this.#cancelled
  }

  cancel(): void {
    this.#cancelled = true
  }

  throwIfCancelled(): void {
    if (this.#cancelled) throw new WorkbenchError({ code: 'cancelled' })
  }
}
