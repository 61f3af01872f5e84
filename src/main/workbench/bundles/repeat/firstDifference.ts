/** Compares the events of two runs one by one. */
import type { StampedEvent } from '#shared/events/runEvents.ts'
import type { EventDifference } from '#shared/vocabulary/bundles/bundles.ts'

/** Characters of an event that are shown, and how many of them stand before the difference. */
const LONGEST = 2000
const BEFORE = 200

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
      difference = { seq: Math.max(counts.first, counts.second), ...shown(a, b) }
  }
}

async function* linesOf(transactions: Transactions): AsyncGenerator<string, void> {
  for await (const events of transactions) for (const event of events) yield JSON.stringify(event)
}

async function next(lines: AsyncGenerator<string, void>): Promise<string | null> {
  const found = await lines.next()
  return found.done === true ? null : found.value
}

/** Of long events the part around the first character that differs is shown. */
function shown(first: string | null, second: string | null): Pick<EventDifference, 'first' | 'second'> {
  const length = Math.max(first?.length ?? 0, second?.length ?? 0)
  let at = 0
  while (first !== null && second !== null && at < length && first[at] === second[at]) at += 1
  const from = length <= LONGEST ? 0 : Math.max(0, at - BEFORE)
  const part = (line: string | null) => {
    if (line === null) return null
    const end = from + LONGEST
    return `${from > 0 ? '…' : ''}${line.slice(from, end)}${line.length > end ? '…' : ''}`
  }
  return { first: part(first), second: part(second) }
}
