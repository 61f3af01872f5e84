/** A run while this process works on it: its view in memory, its progress, and how to end it. */
import type { RunView } from '#shared/events/foldRun.ts'
import type { StampedEvent } from '#shared/events/runEvents.ts'
import type { CallProgress } from '#shared/vocabulary/callProgress.ts'
import { RunControl } from '../../ports/runControl.ts'
import type { ObservedTransaction, RunObserver } from '../runs/conductRun.ts'
import { Throttle } from '../runs/throttle.ts'

/** Who is notified of a live run. */
export interface LiveRunParts {
  /** Called for every transaction that this process adds, when it is on disk and in the view. */
  readonly onNew: (events: readonly StampedEvent[]) => void
  /** Called with the progress, soon after it changed and at least every five seconds while there is any. */
  readonly onProgress: (progress: CallProgress) => void
}

/** The shortest time between two notifications of progress, in milliseconds. */
const PAUSE = 500
/** The longest time between two notifications of progress, in milliseconds: time passes while a model writes. */
const BEAT = 5000

/** The run in memory, from the beginning of a session to its end. */
export class LiveRun implements RunObserver {
  readonly control = new RunControl()
  readonly #parts: LiveRunParts
  readonly #told = new Throttle(() => this.#tell(), PAUSE)
  #view: (() => RunView) | null = null
  #interactions: number | null = null
  #read: () => CallProgress | null = () => null
  #beat: NodeJS.Timeout | null = null

  constructor(parts: LiveRunParts) {
    this.#parts = parts
  }

  /** The view; null until this process adds events, because until then the log on disk says everything. */
  get view(): RunView | null {
    return this.#view?.() ?? null
  }

  /** The number of interactions of the protocol; null until the run has begun. */
  get interactions(): number | null {
    return this.#interactions
  }

  /** The progress at this moment; null before the first stage of this session. */
  get progress(): CallProgress | null {
    return this.#read()
  }

  /** Keeps this object up to date, and notifies of what is new. */
  observe({ events, view, interactions, isNew }: ObservedTransaction): void {
    this.#interactions = interactions
    if (!isNew) return
    this.#view = view
    this.#parts.onNew(events)
  }

  /** Notifies of the first progress at once, and later not of every call. */
  progressed(read: () => CallProgress | null): void {
    this.#read = read
    if (this.#beat || this.progress === null) return this.#told.soon()
    this.#beat = setInterval(() => this.#told.soon(), BEAT).unref()
    this.#told.now()
  }

  /** Ends the notifications of progress. */
  close(): void {
    if (this.#beat) clearInterval(this.#beat)
    this.#told.close()
  }

  #tell(): void {
    const progress = this.progress
    if (progress) this.#parts.onProgress(progress)
  }
}
