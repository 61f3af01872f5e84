/** Ranks of three candidates by two methods. */
import { describe, expect, it } from 'vitest'
import type { ItemId } from '#shared/vocabulary/ids.ts'
import type { MethodReport, MetricValues } from '#shared/vocabulary/results.ts'
import { candidateRows } from './candidateRows.ts'

const NONE = { low: 0, high: 0 }
const ZERO: MetricValues = {
  'ndcg@1': 0,
  'ndcg@5': 0,
  'ndcg@10': 0,
  'hr@1': 0,
  'hr@5': 0,
  'hr@10': 0,
  mrr: 0,
}
const method = (
  name: string,
  rankings: readonly (readonly ItemId[])[],
  rank: number | null,
): MethodReport => ({
  method: name,
  caveat: null,
  users: 1,
  repetitions: rankings.length,
  mean: ZERO,
  interval: {
    'ndcg@1': NONE,
    'ndcg@5': NONE,
    'ndcg@10': NONE,
    'hr@1': NONE,
    'hr@5': NONE,
    'hr@10': NONE,
    mrr: NONE,
  },
  perRepetition: [],
  coverage: 1,
  outcomes: rankings.map((ranking, repetition) => ({
    user: 'u:1',
    repetition,
    positiveItem: 'i:p',
    rank,
    coverage: 1,
    ranking,
  })),
})

describe('candidateRows', () => {
  it('keeps the order of the first method and tells the positive item', () => {
    expect(
      candidateRows(
        [method('RecNet', [['i:a', 'i:p', 'i:b']], 2), method('Pop', [['i:p', 'i:b', 'i:a']], 1)],
        'u:1',
        0,
      ),
    ).toEqual([
      { item: 'i:a', positive: false, ranks: [1, 3] },
      { item: 'i:p', positive: true, ranks: [2, 1] },
      { item: 'i:b', positive: false, ranks: [3, 2] },
    ])
  })

  it('shows an item that a method left out without a rank, the positive one too', () => {
    expect(
      candidateRows([method('RecNet', [['i:a']], null), method('Pop', [['i:b', 'i:p']], 2)], 'u:1', 0),
    ).toEqual([
      { item: 'i:a', positive: false, ranks: [1, null] },
      { item: 'i:p', positive: true, ranks: [null, 2] },
      { item: 'i:b', positive: false, ranks: [null, 1] },
    ])
  })

  it('takes the repetition that is asked for, and is empty for a user who was not tested', () => {
    const two = [
      method(
        'RecNet',
        [
          ['i:a', 'i:p'],
          ['i:p', 'i:a'],
        ],
        1,
      ),
    ]
    expect(candidateRows(two, 'u:1', 1).map(({ item }) => item)).toEqual(['i:p', 'i:a'])
    expect(candidateRows(two, 'u:9', 0)).toEqual([])
  })
})
