/** Lines of events.jsonl and back. The checksum here is a made-up one: how many characters there are. */
import { describe, expect, it } from 'vitest'
import type { StampedEvent } from '../runEvents.ts'
import { transactionLines } from './transactionLines.ts'
import { isFault, TransactionReader, type LineFault } from './transactionReader.ts'
import type { WrittenEvent } from './writtenEvent.ts'

const counted = (text: string) => text.length.toString(16).padStart(64, '0').slice(-16)
const delivered = (seq: number, client: 'u:1' | 'u:2' | 'i:7', from: 'r1' | 'r2', text: string): StampedEvent => ({
  ...{ seq, step: 3, type: 'message-delivered', client },
  message: { from, text, routingScore: 0.5, step: 3 },
}) // prettier-ignore
const events: readonly StampedEvent[] = [
  delivered(11, 'u:1', 'r1', 'Jazz, "late" \u2028 and loud'),
  delivered(12, 'u:2', 'r2', 'Folk'),
  delivered(13, 'u:2', 'r1', 'Jazz, "late" \u2028 and loud'),
  delivered(14, 'i:7', 'r2', 'Jazz, "late" \u2028 and loud'),
  { seq: 15, step: 3, type: 'stage-completed', stage: 'router-centric', calls: {} },
]

function readAll(lines: readonly string[]): readonly (StampedEvent | LineFault)[] {
  const reader = new TransactionReader(counted)
  return lines.map((line) => {
    const event = JSON.parse(line) as WrittenEvent
    return reader.read(line, event, event.type === 'stage-completed')
  })
}

describe('the lines of a transaction', () => {
  it('have each text once, and a reference to its event for every other delivery', () => {
    const lines = transactionLines(events, 2, counted)
    expect(lines).toHaveLength(5)
    expect(lines[0]).toBe(JSON.stringify(events[0]))
    expect(lines[2]).toBe('{"seq":13,"step":3,"type":"message-delivered","client":"u:2","message":{"from":"r1","textOf":11,"routingScore":0.5,"step":3}}') // prettier-ignore
    expect(lines[3]).toContain('"message":{"from":"r2","textOf":11,')
    expect(lines[4]).toMatch(/^\{"seq":15,"step":3,"type":"stage-completed","stage":"router-centric","calls":\{\},"checksum":"[0-9a-f]{16}"\}$/) // prettier-ignore
  })

  it('are read back to the same events, byte for byte, one transaction after the other', () => {
    const lines = transactionLines(events, 2, counted)
    expect(JSON.stringify(readAll([...lines, ...lines]))).toBe(JSON.stringify([...events, ...events]))
  })

  it('are told from lines that were changed, by the checksum at their end', () => {
    const lines = transactionLines(events, 2, counted).map((line) => line.replace('Folk', 'Folk!'))
    const [fault] = readAll(lines).filter(isFault)
    expect(fault?.expected).toMatch(/^a transaction with the checksum [0-9a-f]{16}$/)
    expect(fault?.found).toMatch(/^one with [0-9a-f]{16}, so that it was changed after it was written$/)
  })

  it('are refused without a checksum, or with a reference to what no message is', () => {
    const plain = events.map((event) => JSON.stringify(event))
    expect(readAll(plain).at(-1)).toEqual({ expected: 'the checksum of its transaction', found: 'none' })
    const [, , reference = ''] = transactionLines(events, 2, counted)
    expect(readAll([reference])).toEqual([
      { expected: 'a message of the same transaction', found: 'a reference to event 11' },
    ])
  })

  it('of a run of format 1 are its events as they are', () => {
    expect(transactionLines(events, 1, counted)).toEqual(events.map((event) => JSON.stringify(event)))
  })

  it('of no event are none', () => {
    expect(transactionLines([], 2, counted)).toEqual([])
  })
})
