/** The view of a run that grows: it takes events often and is read seldom, so its arrays are copied when it was read. */
import { changeView, emptyRunView, ownView, type OwnView, type RunView } from '../foldRun.ts'
import type { StampedEvent } from '../runEvents.ts'

/** A run in the making. */
export class GrowingView {
  #view: RunView
  /** The view while nobody else has it. */
  #own: OwnView | null = null

  /** `view` is that of the events so far, by default of none. */
  constructor(view = emptyRunView()) {
    this.#view = view
  }

  /** The view of all events so far; one that was read before does not change. */
  get view(): RunView {
    this.#own = null
    return this.#view
  }

  /** Takes the next events. */
  add(events: readonly StampedEvent[]): void {
    this.#own ??= ownView(this.#view)
    this.#view = changeView(this.#own, events)
  }
}
