/** Compares the events of two runs one by one. */
import type { StampedEvent } from '#shared/events/runEvents.ts'
import type { EventDifference } from '#shared/vocabulary/bundles/bundles.ts'

const LONGEST = 2000

/** What a comparison found. `first` and `second` count events. */
export interface ComparedEvents {
  readonly first: number
  readonly second: number
  /** Null where all are the same, byte by byte. */
  readonly difference: EventDifference | null
}

type Transactions = AsyncIterable<readonly StampedEvent[]>

/** Reads both logs side by side, a transaction of each at a time. */
export async function firstDifference(first: Transactions, second: Transactions): Promise<ComparedEvents> {
  const [one, other] = [linesOf(first), linesOf(second)]
  const counts = { first: 0, second: 0 }
  let difference: EventDifference | null = null
  for (;;) {
    const [a, b] = [await next(one), await next(other)]
    if (a === null && b === null) return { ...counts, difference }
    if (a !== null) counts.first += 1
    if (b !== null) counts.second += 1
    if (difference === null && a !== b)
      difference = { seq: Math.max(counts.first, counts.second), first: shown(a), second: shown(b) }
  }
}

async function* linesOf(transactions: Transactions): AsyncGenerator<string, void> {
  for await (const events of transactions) for (const event of events) yield JSON.stringify(event)
}

async function next(lines: AsyncGenerator<string, void>): Promise<string | null> {
  const found = await lines.next()
  return found.done === true ? null : found.value
}

function shown(line: string | null): string | null {
  return line === null || line.length <= LONGEST ? line : `${line.slice(0, LONGEST)}…`
}
