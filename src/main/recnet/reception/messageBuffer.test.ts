import { describe, expect, it } from 'vitest'
import type { PreferenceMessage } from '#shared/vocabulary/agents.ts'
import type { RouterId } from '#shared/vocabulary/ids.ts'
import { buildMessage } from '../ports.testing.ts'
import { withMessage } from './messageBuffer.ts'

function bufferOf(senders: readonly RouterId[], capacity: number): readonly PreferenceMessage[] {
  return senders.reduce<readonly PreferenceMessage[]>(
    (buffer, from, index) => withMessage(buffer, buildMessage(from, { step: index }), capacity),
    [],
  )
}

const senders = (buffer: readonly PreferenceMessage[]) => buffer.map((message) => message.from)

describe('withMessage', () => {
  it('puts the last message in first', () => {
    expect(senders(bufferOf(['r1', 'r2', 'r3'], 5))).toEqual(['r3', 'r2', 'r1'])
  })

  it('lets the oldest go beyond the capacity', () => {
    expect(senders(bufferOf(['r1', 'r2', 'r3', 'r4'], 2))).toEqual(['r4', 'r3'])
  })

  it('replaces the older message of the same sender and puts the new one first', () => {
    const buffer = bufferOf(['r1', 'r2', 'r1'], 5)
    expect(senders(buffer)).toEqual(['r1', 'r2'])
    expect(buffer[0]?.step).toBe(2)
  })

  it('does not lose a message for one that replaces its own', () => {
    expect(senders(bufferOf(['r1', 'r2', 'r2'], 2))).toEqual(['r2', 'r1'])
  })

  it('leaves the buffer that goes in as it was', () => {
    const buffer = bufferOf(['r1'], 1)
    withMessage(buffer, buildMessage('r2'), 1)
    expect(senders(buffer)).toEqual(['r1'])
  })

  it('replaces the message of a sender that is known as the same', () => {
    const isSender = (from: PreferenceMessage['from']) => from === 'r2' || from === 'r3'
    const buffer = withMessage(bufferOf(['r1', 'r2'], 5), buildMessage('r3'), 5, isSender)
    expect(senders(buffer)).toEqual(['r3', 'r1'])
  })

  it('keeps nothing where there is no room', () => {
    expect(bufferOf(['r1', 'r2'], 0)).toEqual([])
  })
})
