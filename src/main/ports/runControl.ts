/**
 * The cancellation of a run between two model calls. A stopped run is no error: its committed events stay and it can be
 * resumed.
 */
import { WorkbenchError } from '#shared/errors.ts'
import type { SessionEnd } from '#shared/vocabulary/recording/runStrip.ts'
import type { Cancellation } from './cancellation.ts'

/** A cancellation that its owner triggers. Listeners are called in the order in which they subscribed. */
export class RunControl implements Cancellation {
  #cancelled = false
  #end: SessionEnd = 'interrupted'
  readonly #listeners = new Set<() => void>()

  get cancelled(): boolean {
    return this.#cancelled
  }

  /** What its cancellation makes of a session. */
  get end(): SessionEnd {
    return this.#end
  }

  /** Cancels and notifies every listener; a second call does nothing. `end` says what that makes of a session. */
  cancel(end: SessionEnd = 'interrupted'): void {
    if (!this.#cancelled) this.#end = end
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
