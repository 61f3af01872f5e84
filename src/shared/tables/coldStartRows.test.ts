import { describe, expect, it } from 'vitest'
import type { ItemId, UserId } from '../vocabulary/ids.ts'
import type { ColdClients } from '../vocabulary/studies/coldStart.ts'
import { coldStartRows } from './coldStartRows.ts'

const floor = { 'ndcg@1': 0.1, 'ndcg@5': 0.2948, 'ndcg@10': 0.4544, 'hr@1': 0.1, 'hr@5': 0.5, 'hr@10': 1, mrr: 0.2929 } // prettier-ignore
const nobody: ColdClients = { clients: [], fallbacks: [], unaugmented: [], outcomes: [] }

describe('coldStartRows', () => {
  it('has the means of both profiles beside the floor', () => {
    const outcome = (user: UserId, plain: number | null, augmented: number | null) => {
      return { client: 'i:1' as ItemId, user, positiveItem: 'i:1' as ItemId, repetition: 0, plain, augmented }
    }
    const items = {
      clients: ['i:1'],
      fallbacks: ['i:1'],
      unaugmented: [],
      outcomes: [outcome('u:1', 3, 1), outcome('u:2', null, 7)],
    } as const
    const rows = coldStartRows({ items, users: nobody }, floor)
    expect(rows.map(({ cold, profile }) => [cold, profile])).toEqual([
      ['cold items', 'plain'],
      ['', 'augmented'],
      ['', 'random floor'],
    ])
    expect(rows[0]).toMatchObject({ clients: 1, rankings: 2, fallbacks: 1, unaugmented: 0 })
    // 1/log2(4) and a miss; then 1 and 1/log2(8), which is beyond the first five.
    expect(rows[0]?.mean).toMatchObject({ 'ndcg@1': 0, 'ndcg@5': 0.25, 'ndcg@10': 0.25 })
    expect(rows[1]?.mean).toMatchObject({ 'ndcg@1': 0.5, 'ndcg@5': 0.5 })
    expect(rows[1]?.mean['ndcg@10']).toBeCloseTo((1 + 1 / 3) / 2, 12)
    expect(rows[2]?.mean).toBe(floor)
  })

  it('is empty where nobody is cold', () => {
    expect(coldStartRows({ items: nobody, users: nobody }, floor)).toEqual([])
  })
})
