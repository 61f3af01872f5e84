/**
 * Returns the events of a run in pages to whoever must catch up. They are read from disk, where events are before
 * anybody is notified.
 */
import type { StampedEvent } from '#shared/events/runEvents.ts'
import type { RunId } from '#shared/vocabulary/runs.ts'
import type { LogPosition } from './ports/runFolder.ts'
import type { RunStore } from './ports/runStore.ts'

/** Asks for at most `limit` events with a sequence number above `after`. */
export interface PageRequest {
  readonly run: RunId
  readonly after: number
  readonly limit: number
}

/** The number of runs whose last position is remembered. */
const KEPT = 16
const START: LogPosition = { bytes: 0, seq: 0 }

/**
 * Returns a function that reads one page. Consecutive pages continue where the last one ended, instead of reading the
 * log from its start.
 */
export function eventPages(runs: RunStore): (request: PageRequest) => Promise<readonly StampedEvent[]> {
  const positions = new Map<RunId, LogPosition>()
  return async ({ run, after, limit }) => {
    const folder = await runs.of(run).open()
    const known = positions.get(run)
    let position =
      known && known.seq <= after && known.bytes <= (await runs.of(run).logBytes()) ? known : START
    const page: StampedEvent[] = []
    for await (const { events, endsAt } of folder.transactionsFrom(position)) {
      const seq = events.at(-1)?.seq ?? 0
      page.push(...events.filter((event) => event.seq > after))
      if (page.length <= limit) position = { bytes: endsAt, seq }
      if (page.length >= limit) break
    }
    positions.delete(run)
    positions.set(run, position)
    for (const older of [...positions.keys()].slice(0, -KEPT)) positions.delete(older)
    return page.slice(0, limit)
  }
}
