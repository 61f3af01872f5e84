/** Stops a run between two model calls. Stopping is not an error: what was committed stays and can be resumed. */
import { WorkbenchError } from '#shared/errors.ts'
import type { Cancellation } from './cancellation.ts'

export class RunControl implements Cancellation {
  #cancelled = false
  readonly #listeners = new Set<() => void>()

  get cancelled(): boolean {
    return this.#cancelled
  }

  cancel(): void {
    this.#cancelled = true
    for (const listener of this.#listeners) listener()
    this.#listeners.clear()
  }

  onCancel(listener: () => void): () => void {
    if (this.#cancelled) listener()
    else this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  throwIfCancelled(): void {
    if (this.#cancelled) throw new WorkbenchError({ code: 'cancelled' })
  }
}
