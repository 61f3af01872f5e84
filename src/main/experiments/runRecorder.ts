/**
 * Stamps events with their sequence number and step, and writes them. A transaction is on disk before anybody is
 * notified of it.
 */
import type { RunEvent, StampedEvent } from '#shared/events/runEvents.ts'

/** The event log of one run: its file events.jsonl. */
export interface EventLog {
  /** Yields every whole transaction in order. What a kill left half-written is truncated first. */
  replay(): AsyncIterable<readonly StampedEvent[]>
  /** Appends one transaction and resolves when it is on disk. */
  append(events: readonly StampedEvent[]): Promise<void>
}

/** Returns whether an event is the last of its transaction. */
export function endsTransaction(event: Pick<StampedEvent, 'type'>): boolean {
  return event.type === 'stage-completed' || event.type === 'run-finished'
}

/**
 * Records the events of one run. Call `replay` to its end before the first `record`, so that the numbering continues.
 */
export class RunRecorder {
  readonly #log: EventLog
  #seq = 0

  constructor(log: EventLog) {
    this.#log = log
  }

  /** Yields the transactions that are on disk already, one at a time. */
  async *replay(): AsyncIterable<readonly StampedEvent[]> {
    for await (const events of this.#log.replay()) {
      this.#seq = events.at(-1)?.seq ?? this.#seq
      yield events
    }
  }

  /** Writes one transaction and returns its events as they are on disk. */
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
