/** A run while this process works on it: its view in memory, its pace, and how to end it. */
import type { RunView } from '#shared/events/foldRun.ts'
import type { StampedEvent } from '#shared/events/runEvents.ts'
import { RunControl } from '../../ports/runControl.ts'
import type { ObservedTransaction, RunObserver } from '../runs/conductRun.ts'

/** What a live run is given. */
export interface LiveRunParts {
  /** A clock that never goes backwards; in milliseconds. */
  readonly milliseconds: () => number
  /** Called for every transaction that this process adds, when it is on disk and in the view. */
  readonly onNew: (view: RunView, events: readonly StampedEvent[]) => void
}

/** The run in memory, from the beginning of a session to its end. */
export class LiveRun implements RunObserver {
  readonly control = new RunControl()
  readonly #parts: LiveRunParts
  #view: RunView | null = null
  #interactions: number | null = null
  #began: { readonly at: number; readonly step: number } | null = null
  #last = 0

  constructor(parts: LiveRunParts) {
    this.#parts = parts
  }

  /** The view; null until this process adds events, because until then the log on disk says everything. */
  get view(): RunView | null {
    return this.#view
  }

  /** The number of interactions of the protocol; null until the run has begun. */
  get interactions(): number | null {
    return this.#interactions
  }

  /** The mean wall time of a step in this session, in milliseconds; null before the first step. */
  get millisecondsPerStep(): number | null {
    const steps = this.#began && this.#view ? this.#view.step - this.#began.step : 0
    return this.#began && steps > 0 ? (this.#last - this.#began.at) / steps : null
  }

  /** Keeps this object up to date, and notifies of what is new. */
  observe({ events, view, interactions, isNew }: ObservedTransaction): void {
    this.#interactions = interactions
    if (!isNew) return
    this.#last = this.#parts.milliseconds()
    this.#view = view
    this.#began ??= { at: this.#last, step: view.step }
    this.#parts.onNew(view, events)
  }
}
