/** A run while this process works on it: its view in memory, its pace, and how to end it. */
import type { RunView } from '#shared/events/foldRun.ts'
import { RunControl } from '../../ports/runControl.ts'
import type { RunObserver } from '../runs/conductRun.ts'

/** Is notified of the run's events, and tells the time. */
export interface LiveListener {
  /** Called once a transaction is on disk and in the view. */
  readonly onEvents: NonNullable<RunObserver['onEvents']>
  /** A clock that never goes backwards. */
  readonly milliseconds: () => number
}

/** The run in memory, from the beginning of a session to its end. */
export class LiveRun {
  readonly control = new RunControl()
  #view: RunView | null = null
  #replayed: RunView | null = null
  #interactions: number | null = null
  #began: { readonly at: number; readonly step: number } | null = null
  #last = 0

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

  /** Returns the observer that keeps this object up to date. */
  observer({ onEvents, milliseconds }: LiveListener): RunObserver {
    return {
      control: this.control,
      onView: (view, interactions) => {
        this.#replayed = view
        this.#interactions = interactions
      },
      onEvents: (events) => {
        this.#last = milliseconds()
        this.#view = this.#replayed
        this.#began ??= { at: this.#last, step: this.#view?.step ?? 0 }
        onEvents(events)
      },
    }
  }
}
