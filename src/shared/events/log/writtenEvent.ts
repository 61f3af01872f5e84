/**
 * How an event stands in events.jsonl from format 2 on. A router sends one text to many clients, and most of a log was copies
 * of it: the text stands at its first delivery of a transaction, and the others refer to that event. The last event of a
 * transaction has a checksum of it, so that a changed log is told from one that only lacks its end.
 */
import type { PreferenceMessage } from '../../vocabulary/agents.ts'
import type { StampedEvent } from '../runEvents.ts'

/** A message whose text is that of the message of an earlier event of the same transaction, by its sequence number. */
export type MessageReference = Omit<PreferenceMessage, 'text'> & { readonly textOf: number }

/** The delivery of a message, of which a log has most. */
export type Delivery = Extract<StampedEvent, { type: 'message-delivered' }>

/** An event as it is written. */
export type WrittenEvent =
  | StampedEvent
  | (Omit<Delivery, 'message'> & { readonly message: MessageReference })
  | (StampedEvent & { readonly checksum: string })

/** The first 16 hexadecimal digits of the SHA-256 of a transaction's lines, each with its line feed, the last without its checksum. */
export function checksumOf(lines: readonly string[], sha256: (text: string) => string): string {
  return sha256(lines.map((line) => `${line}\n`).join('')).slice(0, 16)
}
