import { setTimeout } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { limitedTo } from './limitedTo.ts'

describe('limitedTo', () => {
  it('lets so many through at once, the others in their order, a failure notwithstanding', async () => {
    const limited = limitedTo(2)
    const told: string[] = []
    const work = (name: string, wait: number) =>
      limited(async () => {
        told.push(`begin ${name}`)
        await setTimeout(wait)
        told.push(`end ${name}`)
        if (name === 'b') throw new Error(name)
      })
    await Promise.allSettled([work('a', 20), work('b', 5), work('c', 1), work('d', 1)])
    expect(told).toEqual(['begin a', 'begin b', 'end b', 'begin c', 'end c', 'begin d', 'end d', 'end a'])
  })
})
