import { describe, expect, it } from 'vitest'
import type { ItemId } from '#shared/vocabulary/ids.ts'
import type { SplitHistory } from '#shared/vocabulary/interactions.ts'
import { createItemKnn } from './itemKnn.ts'

function history(user: number, train: readonly ItemId[]): SplitHistory {
  return { user: `u:${user}`, train, trainTimestamps: null, validation: 'i:z', test: null }
}

// a: users 1, 2, 3; b: 1, 2; c: 3; a second interaction of user 1 with b counts once.
const histories = [
  history(1, ['i:a', 'i:b', 'i:b']),
  history(2, ['i:b', 'i:a']),
  history(3, ['i:a', 'i:c']),
  history(4, ['i:b']),
]
const request = (candidates: readonly ItemId[]) =>
  ({ user: 'u:4', history: ['i:b', 'i:z'], candidates, repetition: 0 }) as const

async function scoresOf(settings: { neighbours: number; shrink: number }, candidates: readonly ItemId[]) {
  const recommender = createItemKnn(settings, async () => undefined)
  await recommender.fit({ histories, items: new Map() })
  return recommender.scores(request(candidates))
}

describe('createItemKnn', () => {
  it('adds up the cosines to the train items of the user', async () => {
    // a and b share 2 of 3 users each; b itself, c and unknown items have nothing in common with b.
    const scores = await scoresOf({ neighbours: 10, shrink: 0 }, ['i:a', 'i:b', 'i:c', 'i:y'])
    expect(scores[0]).toBeCloseTo(2 / 3, 12)
    expect(scores.slice(1)).toEqual([0, 0, 0])
  })

  it('shrinks the similarity of items with few users', async () => {
    expect((await scoresOf({ neighbours: 10, shrink: 1 }, ['i:a']))[0]).toBeCloseTo(2 / 4, 12)
  })

  it('keeps the nearest neighbours of a candidate alone', async () => {
    // The nearest neighbour of a is b (0.667), before c (0.577); that of c is a.
    expect((await scoresOf({ neighbours: 1, shrink: 0 }, ['i:a', 'i:c']))[0]).toBeCloseTo(2 / 3, 12)
    expect((await scoresOf({ neighbours: 1, shrink: 0 }, ['i:c']))[0]).toBe(0)
  })
})
