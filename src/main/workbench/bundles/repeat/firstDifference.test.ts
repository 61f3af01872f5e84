/** The first event in which two logs differ. */
import { describe, expect, it } from 'vitest'
import type { StampedEvent } from '#shared/events/runEvents.ts'
import { firstDifference } from './firstDifference.ts'

/** A log with a transaction for each list of texts. */
async function* log(
  ...transactions: readonly (readonly string[])[]
): AsyncGenerator<readonly StampedEvent[]> {
  let seq = 0
  for (const texts of transactions)
    yield texts.map((stage): StampedEvent => ({
      seq: ++seq,
      step: 0,
      type: 'stage-completed',
      stage,
      calls: {},
    }))
}

describe('firstDifference', () => {
  it('counts events, whatever their transactions', async () => {
    expect(await firstDifference(log(['a', 'b'], ['c']), log(['a'], ['b', 'c']))).toEqual({
      first: 3,
      second: 3,
      difference: null,
    })
  })

  it('shows the first event that differs, and one that only one of them has', async () => {
    const found = await firstDifference(log(['a', 'b', 'c']), log(['a', 'x', 'y']))
    expect(found.difference).toMatchObject({
      seq: 2,
      first: expect.stringContaining('"b"') as string,
      second: expect.stringContaining('"x"') as string,
    })
    const ended = await firstDifference(log(['a', 'b']), log(['a']))
    expect(ended).toMatchObject({ first: 2, second: 1, difference: { seq: 2, second: null } })
  })

  it('shows of long events the part around the difference', async () => {
    const long = 'z'.repeat(5000)
    const { difference } = await firstDifference(log([`${long}b${long}`]), log([`${long}x${long}`]))
    expect(difference?.first).toMatch(/^…z{200}bz{1799}…$/)
    expect(difference?.second).toMatch(/^…z{200}xz{1799}…$/)
  })
})
