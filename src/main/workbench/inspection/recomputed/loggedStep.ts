/** A run as it was just before a step, with the transactions of that step and what was computed of their calls again. */
import type { StampedEvent } from '#shared/events/runEvents.ts'
import type { Manifest } from '#shared/vocabulary/manifest.ts'
import type { TracedCall } from '#shared/vocabulary/trace.ts'
import type { Learner } from '../../../methods/method.ts'
import type { AnsweredRequest } from '../../../models/callRecorder.ts'
import type { LogPosition, RecordedRun } from '../../runs/ports/runFolder.ts'

/** One transaction of the step. */
export interface StepTransaction {
  readonly events: readonly StampedEvent[]
  /** Its calls by name; null where it was not performed again yet. */
  calls: Map<string, TracedCall> | null
  /** Returns a question of it as it was asked. */
  questionOf: (call: string) => AnsweredRequest | null
  /** Whether rankings were left out. */
  partial: boolean
  /** Clients whose rankings were looked for. */
  readonly sought: Set<string>
}

/** One step. It grows as long as it is the newest one of a run that goes on. */
export class LoggedStep {
  readonly manifest: Manifest
  readonly learner: Learner
  readonly transactions: StepTransaction[] = []
  readonly #step: number
  #position: LogPosition
  #complete = false
  /** Questions to the same step wait for one another. */
  last: Promise<unknown> = Promise.resolve()

  /** `learner` is as it was before the step, where the log is at `position`. */
  constructor(
    manifest: Manifest,
    {
      learner,
      position,
      step,
    }: { readonly learner: Learner; readonly position: LogPosition; readonly step: number },
  ) {
    this.manifest = manifest
    this.learner = learner
    this.#position = position
    this.#step = step
  }

  /** Reads what the log has of the step by now. @throws WorkbenchError `run-corrupt`. */
  async read(folder: RecordedRun): Promise<void> {
    if (this.#complete) return
    for await (const { events, endsAt } of folder.transactionsFrom(this.#position)) {
      const last = events.at(-1)
      if (!last) continue
      if (last.step > this.#step) {
        this.#complete = true
        return
      }
      this.#position = { bytes: endsAt, seq: last.seq }
      this.transactions.push({
        events,
        calls: null,
        questionOf: () => null,
        partial: false,
        sought: new Set(),
      })
    }
  }
}
