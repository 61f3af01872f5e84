/** Folds the log of a run up to a step. The last few folds are kept, so that the next question continues where the last one ended. */
import type { StampedEvent } from '#shared/events/runEvents.ts'
import type { RunId } from '#shared/vocabulary/runs.ts'
import type { NewBreather } from '../../../ports/breather.ts'
import type { LogPosition, RecordedRun } from '../../runs/ports/runFolder.ts'
import type { RunStore } from '../../runs/ports/runStore.ts'

/** Receives the events of a run in order, many at a time. */
export interface LogFold {
  add(events: readonly StampedEvent[]): void
}

/** Which events to fold, and into what. */
export interface FoldQuestion<Fold extends LogFold> {
  readonly run: RunId
  /** Fold events up to and including this step; undefined for all. */
  readonly step: number | undefined
  /** Distinguishes this kind of fold from others over the same run. */
  readonly kind: string
  readonly make: (run: RecordedRun) => Fold
}

/** A fold that is up to date. */
export interface Folded<Fold> {
  readonly fold: Fold
  /** The step of the last event in the fold. */
  readonly step: number
}

interface KeptFold {
  readonly fold: LogFold
  position: LogPosition
  step: number
  /** A later step was seen, so no further event can belong to the fold. */
  complete: boolean
  /** Questions to the same fold wait for one another. */
  last: Promise<unknown>
}

const KEPT = 8
/** The number of events that are folded at a time. */
const BATCH = 1000

/** Keeps the eight folds that were used last. */
export class LogFolds {
  readonly #runs: RunStore
  readonly #newBreather: NewBreather
  readonly #kept = new Map<string, KeptFold>()

  constructor(runs: RunStore, newBreather: NewBreather) {
    this.#runs = runs
    this.#newBreather = newBreather
  }

  /** Folds what is new in the log and returns the fold. @throws WorkbenchError `run-unknown`, `run-corrupt`. */
  async ask<Fold extends LogFold>({ run, step, kind, make }: FoldQuestion<Fold>): Promise<Folded<Fold>> {
    const files = this.#runs.of(run)
    const [folder, bytes] = await Promise.all([files.open(), files.logBytes()])
    // The creation time is part of the key, because another run may have taken the name of a removed one.
    const key = [run, folder.manifest.createdAt, step ?? 'now', kind].join('\n')
    const known = this.#kept.get(key)
    const kept =
      known && known.position.bytes <= bytes
        ? known
        : {
            fold: make(folder),
            position: { bytes: 0, seq: 0 },
            step: 0,
            complete: false,
            last: Promise.resolve(),
          }
    this.#kept.delete(key)
    this.#kept.set(key, kept)
    for (const older of [...this.#kept.keys()].slice(0, -KEPT)) this.#kept.delete(older)
    const turn = kept.last.then(() => this.#advance(kept, folder, step ?? Infinity))
    // The caller hears of it; whoever asks next begins anew.
    kept.last = turn.catch(() => this.#kept.delete(key))
    await turn
    return { fold: kept.fold as Fold, step: kept.step }
  }

  async #advance(kept: KeptFold, folder: RecordedRun, until: number): Promise<void> {
    if (kept.complete) return
    const breathe = this.#newBreather()
    let batch: StampedEvent[] = []
    const flush = () => {
      kept.fold.add(batch)
      batch = []
    }
    for await (const { events, endsAt } of folder.transactionsFrom(kept.position)) {
      const last = events.at(-1)
      if (last && last.step > until) {
        kept.complete = true
        break
      }
      batch.push(...events)
      kept.position = { bytes: endsAt, seq: last?.seq ?? kept.position.seq }
      kept.step = last?.step ?? kept.step
      if (batch.length < BATCH) continue
      flush()
      await breathe()
    }
    flush()
  }
}
