import { describe, expect, it } from 'vitest'
import type { SplitHistory } from '#shared/vocabulary/interactions.ts'
import type { ItemId } from '#shared/vocabulary/ids.ts'
import { createPopularity } from './popularity.ts'

function history(user: number, train: readonly ItemId[]): SplitHistory {
  return { user: `u:${user}`, train, trainTimestamps: null, validation: 'i:c', test: 'i:d' }
}

describe('createPopularity', () => {
  const histories = [history(1, ['i:a', 'i:b']), history(2, ['i:b']), history(3, ['i:e'])]
  const request = (candidates: readonly ItemId[]) =>
    ({ user: 'u:1', history: [], candidates, repetition: 0 }) as const

  it('counts training items and neither validation nor test', async () => {
    const pop = createPopularity()
    await pop.fit({ histories, items: new Map() })
    expect(pop.scores(request(['i:a', 'i:b', 'i:c', 'i:d']))).toEqual([1, 2, 0, 0])
  })

  it('ranks by count and breaks ties in the order shown', async () => {
    const pop = createPopularity()
    await pop.fit({ histories, items: new Map() })
    expect((await pop.rank(request(['i:d', 'i:e', 'i:a', 'i:b', 'i:c']))).ranking).toEqual([
      'i:b',
      'i:e',
      'i:a',
      'i:d',
      'i:c',
    ])
    expect(await pop.rank(request(['i:a', 'i:e']))).toEqual({ ranking: ['i:a', 'i:e'], coverage: 1 })
  })

  it('forgets earlier training when fitted again', async () => {
    const pop = createPopularity()
    await pop.fit({ histories, items: new Map() })
    await pop.fit({ histories: [history(1, ['i:a'])], items: new Map() })
    expect(pop.scores(request(['i:a', 'i:b']))).toEqual([1, 0])
  })
})
