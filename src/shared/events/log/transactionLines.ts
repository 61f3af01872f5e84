/** Writes the events of one transaction as the lines of events.jsonl. */
import type { Manifest } from '../../vocabulary/manifest.ts'
import type { StampedEvent } from '../runEvents.ts'
import { checksumOf } from './writtenEvent.ts'

/** Returns the lines, without line feeds, as the format of the run has them. `events` are one whole transaction. */
export function transactionLines(
  events: readonly StampedEvent[],
  format: Manifest['format'],
  sha256: (text: string) => string,
): readonly string[] {
  if (format === 1) return events.map((event) => JSON.stringify(event))
  const firstOf = new Map<string, number>()
  const lines = events.map((event) => JSON.stringify(written(event, firstOf)))
  const last = lines.pop()
  if (last === undefined) return []
  const checksum = checksumOf([...lines, last], sha256)
  return [...lines, `${last.slice(0, -1)},"checksum":"${checksum}"}`]
}

/** `firstOf` has the sequence number of the event that first brought a text. */
function written(event: StampedEvent, firstOf: Map<string, number>): object {
  if (event.type !== 'message-delivered') return event
  const { from, text, routingScore, step } = event.message
  const first = firstOf.get(text)
  if (first === undefined) {
    firstOf.set(text, event.seq)
    return event
  }
  return { ...event, message: { from, textOf: first, routingScore, step } }
}
