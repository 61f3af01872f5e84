/** A run while this process works on it: its view in memory, its pace, and how it is asked to end. */
import type { RunView } from '#shared/events/foldRun.ts'
import { RunControl } from '../../ports/runControl.ts'
import type { RunObserver } from '../runs/conductRun.ts'

export interface LiveListener {
  /** A transaction is on disk and in the view. */
  readonly onEvents: NonNullable<RunObserver['onEvents']>
  readonly milliseconds: () => number
}

export class LiveRun {
  readonly control = new RunControl()
  #view: RunView | null = null
  #replayed: RunView | null = null
  #interactions: number | null = null
  #began: { readonly at: number; readonly step: number } | null = null
  #last = 0

  /** Null until this process adds to the events: until then what is on disk is all there is. */
  get view(): RunView | null {
    return this.#view
  }

  get interactions(): number | null {
    return this.#interactions
  }

  /** Mean wall time of a step in this session; null before one is done. */
  get millisecondsPerStep(): number | null {
    const steps = this.#began && this.#view ? this.#view.step - this.#began.step : 0
    return this.#began && steps > 0 ? (this.#last - this.#began.at) / steps : null
  }

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
