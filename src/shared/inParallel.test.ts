import { setTimeout } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { inParallel } from './inParallel.ts'

describe('inParallel', () => {
  it('keeps the order of the things, whichever ends first', async () => {
    const results = await inParallel([30, 1, 10], 3, async (wait) => {
      await setTimeout(wait)
      return wait
    })
    expect(results).toEqual([30, 1, 10])
  })

  it('works on no more than the limit at once', async () => {
    let running = 0
    let most = 0
    await inParallel([1, 2, 3, 4, 5], 2, async () => {
      most = Math.max(most, ++running)
      await setTimeout(1)
      running--
    })
    expect(most).toBe(2)
  })

  it('begins nothing after a failure, and waits for what had begun', async () => {
    const ended: number[] = []
    const work = inParallel([1, 2, 3, 4], 2, async (thing) => {
      await setTimeout(5 * thing)
      if (thing === 1) throw new Error('first')
      ended.push(thing)
    })
    await expect(work).rejects.toThrow('first')
    expect(ended).toEqual([2])
  })

  it('has no results for no things', async () => {
    expect(await inParallel([], 4, () => Promise.resolve(1))).toEqual([])
  })
})
