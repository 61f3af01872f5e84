/** Differences per user, by hand: ranks 1 and 3 have NDCG 1 and 0.5. */
import { describe, expect, it } from 'vitest'
import type { UserId } from '../vocabulary/ids.ts'
import type { MethodReport, MetricValues, RankingOutcome } from '../vocabulary/results.ts'
import { comparedUsers } from './comparedUsers.ts'
import { userDifferences } from './userDifferences.ts'

const outcome = (user: UserId, repetition: number, rank: number | null): RankingOutcome => {
  return { user, repetition, positiveItem: 'i:1', rank, coverage: 1, ranking: [] }
}
const ZERO: MetricValues = {
  'ndcg@1': 0,
  'ndcg@5': 0,
  'ndcg@10': 0,
  'hr@1': 0,
  'hr@5': 0,
  'hr@10': 0,
  mrr: 0,
}
const NONE = { low: 0, high: 0 }
const report = (outcomes: readonly RankingOutcome[]): MethodReport => ({
  method: 'any',
  caveat: null,
  users: 0,
  repetitions: 2,
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
  outcomes,
})

describe('userDifferences', () => {
  it('compares means over repetitions and puts the largest gain first', () => {
    const own = report([
      outcome('u:a', 0, 3),
      outcome('u:a', 1, 3),
      outcome('u:b', 0, 1),
      outcome('u:b', 1, 3),
      outcome('u:c', 0, 1),
    ])
    const other = report([outcome('u:a', 0, 1), outcome('u:b', 0, 3), outcome('u:c', 0, 1)])
    expect(userDifferences(own, other, 'ndcg@10')).toEqual([
      { user: 'u:b', own: 0.75, other: 0.5, difference: 0.25 },
      { user: 'u:c', own: 1, other: 1, difference: 0 },
      { user: 'u:a', own: 0.5, other: 1, difference: -0.5 },
    ])
  })

  it('counts an unranked positive item as 0, and takes one floor for all', () => {
    const own = report([outcome('u:a', 0, null), outcome('u:b', 0, 1)])
    expect(userDifferences(own, 0.25, 'hr@1').map(({ user, difference }) => [user, difference])).toEqual([
      ['u:b', 0.75],
      ['u:a', -0.25],
    ])
  })

  it('leaves out users of one method alone, and orders ties by id', () => {
    const own = report([outcome('u:b', 0, 1), outcome('u:a', 0, 1), outcome('u:z', 0, 1)])
    const other = report([outcome('u:a', 0, 1), outcome('u:b', 0, 1)])
    expect(userDifferences(own, other, 'mrr').map(({ user }) => user)).toEqual(['u:a', 'u:b'])
  })
})

describe('comparedUsers', () => {
  const own = { ...report([outcome('u:1', 0, 1), outcome('u:2', 0, 3)]), method: 'RecNet' }
  const pop = { ...report([outcome('u:1', 0, 3), outcome('u:2', 0, 3)]), method: 'Pop' }
  const of = (against: string) =>
    comparedUsers({ methods: [own, pop], floor: { ...ZERO, 'ndcg@10': 0.4 } }, 'ndcg@10', against)

  it('compares with the reference that is named, and with the first where none is', () => {
    expect(of('')).toMatchObject({ own: 'RecNet', reference: 'Pop', references: ['Pop', 'random floor'] })
    expect(of('Pop').differences.map(({ difference }) => difference)).toEqual([0.5, 0])
    expect(of('random floor').differences.map(({ other }) => other)).toEqual([0.4, 0.4])
  })
})
