import { beforeEach, describe, expect, it } from 'vitest'
import { CallCosts } from './callCosts.ts'

let now = 0
let costs = new CallCosts(() => now)
beforeEach(() => {
  now = 1000
  costs = new CallCosts(() => now)
})

/** One call that takes so many milliseconds while nothing else is under way. */
function called(prompt: string, milliseconds: number, { call = '1/x/u:1', tokens = 10 } = {}): void {
  const end = costs.began({ call, prompt })
  now += milliseconds
  end(tokens)
  costs.conclude({ call, prompt })
}

describe('CallCosts', () => {
  it('takes the mean of each prompt, and that of all for a prompt that was not asked yet', () => {
    expect(costs.millisecondsFor({ rank: 1 })).toBeNull()
    expect(costs.millisecondsFor({ rank: 0 })).toBe(0)
    called('extract', 1000)
    called('extract', 3000)
    called('gradient', 8000)
    expect(costs.millisecondsFor({ extract: 10 })).toBe(20_000)
    expect(costs.millisecondsFor({ gradient: 1.5 })).toBe(12_000)
    // 12 s for three calls.
    expect(costs.millisecondsFor({ extract: 1, rank: 10 })).toBe(2000 + 40_000)
  })

  it('charges questions that are under way together their share of the time', () => {
    const ends = ['a', 'b', 'c', 'd'].map((call) => costs.began({ call, prompt: 'extract' }))
    now += 8000
    for (const [index, end] of ends.entries()) {
      end(100)
      costs.conclude({ call: 'abcd'.charAt(index), prompt: 'extract' })
    }
    // Four calls of 8 s side by side are one call each 2 s, 30 in a minute, and 400 tokens in 8 s.
    expect(costs.millisecondsFor({ extract: 4 })).toBe(8000)
    expect(costs.callsPerMinute).toBe(30)
    expect(costs.tokensPerSecond).toBe(50)
  })

  it('charges a longer question alone once the others have ended', () => {
    const long = costs.began({ call: 'long', prompt: 'gradient' })
    const short = costs.began({ call: 'short', prompt: 'predict' })
    now += 2000
    short(1)
    now += 5000
    long(1)
    costs.conclude({ call: 'long', prompt: 'gradient' })
    costs.conclude({ call: 'short', prompt: 'predict' })
    expect(costs.millisecondsFor({ predict: 1 })).toBe(1000)
    expect(costs.millisecondsFor({ gradient: 1 })).toBe(6000)
  })

  it('takes off what questions under way have had', () => {
    called('extract', 2000)
    const end = costs.began({ call: 'next', prompt: 'extract' })
    expect(costs.asking).toEqual(['extract'])
    now += 500
    expect(costs.millisecondsFor({ extract: 3 })).toBe(5500)
    now += 1500
    expect(costs.millisecondsFor({ extract: 3 })).toBe(4000)
    end(1)
    expect(costs.asking).toEqual([])
  })

  it('counts a question that takes longer than the others as if it ended now', () => {
    for (let index = 0; index < 3; index++) called('extract', 2000)
    costs.began({ call: 'endless', prompt: 'extract' })
    now += 10_000
    // Four calls in 16 s are 4 s each, of which the one under way has had its own.
    expect(costs.millisecondsFor({ extract: 3 })).toBe(2 * 4000)
    // Three in 6 s were 30 a minute; a fourth comes after 16 s at the earliest.
    expect(costs.callsPerMinute).toBe(15)
  })

  it('knows of a prompt that was never answered how long it takes at least', () => {
    called('extract', 2000)
    costs.began({ call: 'first', prompt: 'gradient' })
    now += 1000
    expect(costs.millisecondsFor({ gradient: 4 })).toBe(8000 - 1000)
    now += 29_000
    expect(costs.millisecondsFor({ gradient: 4 })).toBe(3 * 30_000)
  })

  it('sees through loops that hold up the others', () => {
    // Two of four sequences loop for 40 s; beside them every other call takes 4 s of the clock.
    const loops = ['a', 'b'].map((call) => costs.began({ call, prompt: 'extract' }))
    for (let index = 0; index < 10; index++) {
      const ends = ['c', 'd'].map((call) => costs.began({ call: `${call}${index}`, prompt: 'extract' }))
      now += 4000
      for (const [place, end] of ends.entries()) {
        end(10)
        costs.conclude({ call: `${'cd'.charAt(place)}${index}`, prompt: 'extract' })
      }
    }
    // 20 calls of 1 s, and two that have had 10 s each: 40 s for 22.
    expect(costs.millisecondsFor({ extract: 24 })).toBeCloseTo(22 * (40_000 / 22), 6)
    expect(costs.callsPerMinute).toBe(30)
    for (const end of loops) end(2048)
  })

  it('counts a call with its repairs as one, with the tokens of all', () => {
    const first = costs.began({ call: '3/merge/u:1', prompt: 'merge' })
    now += 1000
    first(200)
    const repair = costs.began({ call: '3/merge/u:1/repair', prompt: 'merge' })
    now += 3000
    repair(100)
    costs.conclude({ call: '3/merge/u:1', prompt: 'merge' })
    expect(costs.millisecondsFor({ merge: 1 })).toBe(4000)
    expect(costs.callsPerMinute).toBe(15)
    expect(costs.tokensPerSecond).toBe(75)
  })

  it('does not take stored replies for speed', () => {
    for (let index = 0; index < 200; index++)
      costs.conclude({ call: `0/extract/i:${index}`, prompt: 'extract' })
    expect([costs.stored, costs.callsPerMinute]).toEqual([200, null])
    expect(costs.millisecondsFor({ extract: 76 })).toBeNull()
    called('extract', 2000)
    expect(costs.millisecondsFor({ extract: 75 })).toBe(150_000)
    expect(costs.callsPerMinute).toBe(30)
  })

  it('spreads time without a model over all calls, but not what was loaded or came before the first', () => {
    now += 60_000
    const opened = costs.opening()
    expect(costs.isOpening).toBe(true)
    now += 30_000
    opened()
    called('extract', 2000)
    now += 1000
    called('extract', 2000)
    expect(costs.isOpening).toBe(false)
    // 4 s of work and 1 s of rest for two calls.
    expect(costs.millisecondsFor({ extract: 1 })).toBe(2500)
    expect(costs.callsPerMinute).toBe(24)
  })

  it('leaves out a question that ended without a reply', () => {
    const end = costs.began({ call: 'x', prompt: 'extract' })
    now += 7000
    end()
    expect(costs.millisecondsFor({ extract: 1 })).toBeNull()
  })

  it('says how long nothing was heard', () => {
    called('extract', 2000)
    now += 45_000
    expect(costs.quiet).toBe(45_000)
  })

  it('follows a machine that gets slower', () => {
    for (let index = 0; index < 500; index++) called('extract', 1000)
    for (let index = 0; index < 128; index++) called('extract', 3000)
    // The mean of 64 moves by 1/64 of the distance with each call: 3 - 2 x (63/64)^128.
    expect(costs.millisecondsFor({ extract: 1 })).toBeCloseTo(3000 - 2000 * (63 / 64) ** 128, 6)
    expect(costs.callsPerMinute).toBe(20)
  })
})
