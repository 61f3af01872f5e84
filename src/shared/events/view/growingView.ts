/** The view of a run that grows: it takes events often and is read seldom, so its arrays are copied when it is read. */
import { emptyRunView, foldRun, type RunView } from '../foldRun.ts'
import type { StampedEvent } from '../runEvents.ts'

/** The most events that wait to be folded: so many copies of long arrays are saved, and no more memory is taken. */
const MOST = 2000

/** A run in the making. */
export class GrowingView {
  #view = emptyRunView()
  #waiting: StampedEvent[] = []

  /** The view of all events so far; one that was read before does not change. */
  get view(): RunView {
    this.#view = foldRun(this.#view, this.#waiting)
    this.#waiting = []
    return this.#view
  }

  /** Takes the next events. */
  add(events: readonly StampedEvent[]): void {
    this.#waiting.push(...events)
    if (this.#waiting.length < MOST) return
    this.#view = foldRun(this.#view, this.#waiting)
    this.#waiting = []
  }
}
