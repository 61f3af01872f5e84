import { describe, expect, it } from 'vitest'
import { callTimesOf } from './callTimesOf.ts'

const calls = (prompt: string, times: readonly number[], replyTokens = 10) =>
  times.map((milliseconds) => ({ prompt, milliseconds, replyTokens }))

describe('callTimesOf', () => {
  it('tells the nearest rank of half and of 95 % of the calls, and tokens over the time that they took', () => {
    // Of 1, 2, …, 20 seconds the tenth and the nineteenth; 20 × 10 tokens in 210 seconds.
    const seconds = Array.from({ length: 20 }, (_, index) => 1000 * (20 - index))
    expect(callTimesOf(calls('rank', seconds))).toEqual([
      { prompt: 'rank', measured: 20, median: 10_000, p95: 19_000, tokensPerSecond: 200 / 210 },
    ])
  })

  it('tells prompts apart, in the order of their names, and no speed of calls that took no time', () => {
    expect(callTimesOf([...calls('rank', [0]), ...calls('merge', [500, 1500])])).toEqual([
      { prompt: 'merge', measured: 2, median: 500, p95: 1500, tokensPerSecond: 10 },
      { prompt: 'rank', measured: 1, median: 0, p95: 0, tokensPerSecond: null },
    ])
    expect(callTimesOf([])).toEqual([])
  })
})
