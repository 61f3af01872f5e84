/** Reads the lines of events.jsonl, as formats from 2 on have them, back to events. */
import type { StampedEvent } from '../runEvents.ts'
import { checksumOf, type WrittenEvent } from './writtenEvent.ts'

const CHECKSUM = /,"checksum":"([0-9a-f]{16})"\}$/

/** What is wrong with a line: what was expected there, and what was found. */
export interface LineFault {
  readonly expected: string
  readonly found: string
}

/** Takes the lines of a log one after the other, from the beginning of a transaction on. */
export class TransactionReader {
  readonly #sha256: (text: string) => string
  #lines: string[] = []
  readonly #texts = new Map<number, string>()

  constructor(sha256: (text: string) => string) {
    this.#sha256 = sha256
  }

  /** Returns the event of the next line; `event` is what the line says, and `isLast` whether it ends its transaction. */
  read(line: string, event: WrittenEvent, isLast: boolean): StampedEvent | LineFault {
    if (isLast) return this.#ended(line, event)
    this.#lines.push(line)
    return this.#withText(event)
  }

  #ended(line: string, event: WrittenEvent): StampedEvent | LineFault {
    const kept = CHECKSUM.exec(line)
    if (kept === null) return { expected: 'the checksum of its transaction', found: 'none' }
    this.#lines.push(`${line.slice(0, kept.index)}}`)
    const now = checksumOf(this.#lines, this.#sha256)
    this.#lines = []
    this.#texts.clear()
    if (now !== kept[1])
      return {
        expected: `a transaction with the checksum ${kept[1]}`,
        found: `one with ${now}, so that it was changed after it was written`,
      }
    const { checksum, ...stamped } = event as StampedEvent & { readonly checksum: string }
    checksum satisfies string
    return stamped
  }

  #withText(event: WrittenEvent): StampedEvent | LineFault {
    if (event.type !== 'message-delivered') return event
    const { message } = event
    if (!('textOf' in message)) {
      this.#texts.set(event.seq, message.text)
      return { ...event, message }
    }
    const { from, textOf, routingScore, step } = message
    const text = this.#texts.get(textOf)
    if (text === undefined)
      return { expected: 'a message of the same transaction', found: `a reference to event ${textOf}` }
    return { ...event, message: { from, text, routingScore, step } }
  }
}

/** Returns whether a line could not be read. */
export function isFault(read: StampedEvent | LineFault): read is LineFault {
  return 'expected' in read
}
