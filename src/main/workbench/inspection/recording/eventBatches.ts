/** Reads the events of a log in batches of whole transactions. */
import type { StampedEvent } from '#shared/events/runEvents.ts'
import type { NewBreather } from '../../../ports/breather.ts'
import type { LogPosition, RecordedRun } from '../../runs/ports/runFolder.ts'

/** Some consecutive events, and the bytes of the log at which they begin and at which the last one ends. */
export interface EventBatch {
  readonly events: readonly StampedEvent[]
  readonly beginAt: readonly number[]
  readonly endsAt: number
}

/** Where to begin, and up to which step to read. */
export interface BatchRange {
  readonly from: LogPosition
  /** The last step whose events are read; Infinity for all. */
  readonly until: number
  /** The number of events after which a batch ends with its transaction. */
  readonly batch: number
}

/** Yields what there is in a range, and lets other work go on between two batches. @throws WorkbenchError `run-corrupt`. */
export async function* eventBatches(
  folder: RecordedRun,
  { from, until, batch: size }: BatchRange,
  newBreather: NewBreather,
): AsyncGenerator<EventBatch> {
  const breathe = newBreather()
  let batch: { events: StampedEvent[]; beginAt: number[]; endsAt: number } | null = null
  for await (const { events, beginAt, endsAt } of folder.transactionsFrom(from)) {
    if ((events.at(-1)?.step ?? 0) > until) break
    batch ??= { events: [], beginAt: [], endsAt }
    batch.events.push(...events)
    batch.beginAt.push(...beginAt)
    batch.endsAt = endsAt
    if (batch.events.length < size) continue
    yield batch
    batch = null
    await breathe()
  }
  if (batch) yield batch
}
