/** Stamps events and writes them; a transaction is on disk before anybody hears of it. */
import type { RunEvent, StampedEvent } from '#shared/events/runEvents.ts'

/** The file events.jsonl of one run. */
export interface EventLog {
  /** Every event of every whole transaction, in order; what a kill left half-written is cut off first. */
  replay(): AsyncIterable<readonly StampedEvent[]>
  /** Appends one transaction and returns when it is on disk. */
  append(events: readonly StampedEvent[]): Promise<void>
}

/** Whether an event ends its transaction. */
export function endsTransaction(event: StampedEvent): boolean {
  return event.type === 'stage-completed' || event.type === 'run-finished'
}

export class RunRecorder {
  readonly #log: EventLog
  #seq = 0

  constructor(log: EventLog) {
    this.#log = log
  }

  /** What is on disk already, one transaction at a time. */
  async *replay(): AsyncIterable<readonly StampedEvent[]> {
    for await (const events of this.#log.replay()) {
      this.#seq = events.at(-1)?.seq ?? this.#seq
      yield events
    }
  }

  /** Answers with the transaction as it stands on disk. */
  async record(events: readonly RunEvent[], step: number): Promise<readonly StampedEvent[]> {
    const stamped = events.map((event, index): StampedEvent => ({
      seq: this.#seq + index + 1,
      step,
      ...event,
    }))
    await this.#log.append(stamped)
    this.#seq += stamped.length
    return stamped
  }
}
