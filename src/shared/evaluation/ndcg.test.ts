import { describe, expect, it } from 'vitest'
import { hitAt, meanMetrics, metricsOfRank, ndcgAt, reciprocalRank } from './ndcg.ts'

describe('ndcgAt', () => {
  it('is 1/log2(4) = 0.5 for rank 3', () => {
    expect(ndcgAt(5, 3)).toBe(0.5)
    expect(ndcgAt(10, 3)).toBe(0.5)
  })

  it('is 0 beyond the cutoff and for an unranked item', () => {
    expect(ndcgAt(1, 2)).toBe(0)
    expect(ndcgAt(5, 6)).toBe(0)
    expect(ndcgAt(10, null)).toBe(0)
  })
})

describe('hitAt and reciprocalRank', () => {
  it('counts a hit up to the cutoff and 1/rank without one', () => {
    expect([hitAt(5, 5), hitAt(5, 6), hitAt(5, null)]).toEqual([1, 0, 0])
    expect([reciprocalRank(4), reciprocalRank(12), reciprocalRank(null)]).toEqual([0.25, 1 / 12, 0])
  })
})

describe('metricsOfRank', () => {
  it('is 1 everywhere for an oracle', () => {
    expect(new Set(Object.values(metricsOfRank(1)))).toEqual(new Set([1]))
  })

  it('is 0 / 0 / 0.2891 for a positive item always last of ten', () => {
    const last = metricsOfRank(10)
    expect([last['ndcg@1'], last['ndcg@5']]).toEqual([0, 0])
    expect(last['ndcg@10']).toBeCloseTo(0.2891, 4)
  })

  it('is 0 everywhere for an unranked item', () => {
    expect(new Set(Object.values(metricsOfRank(null)))).toEqual(new Set([0]))
  })
})

describe('meanMetrics', () => {
  it('averages metric by metric', () => {
    const mean = meanMetrics([metricsOfRank(1), metricsOfRank(3)])
    expect([mean['ndcg@1'], mean['ndcg@5'], mean['hr@5']]).toEqual([0.5, 0.75, 1])
    expect(mean.mrr).toBeCloseTo(2 / 3, 12)
  })

  it('is 0 without values', () => {
    expect(meanMetrics([])['ndcg@10']).toBe(0)
  })
})
