import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ndcgAt } from './ndcg.ts'
import { expectedMetrics, rankRange } from './tieExpectation.ts'

describe('expectedMetrics', () => {
  it('is the plain metric where the positive item is not tied', () => {
    expect(expectedMetrics([3, 2, 1, 2], 2)['ndcg@10']).toBe(ndcgAt(10, 4))
  })

  it('averages over the places of a tied positive item', () => {
    // Ranks 2 and 3 are equally likely: (1/log2(3) + 1/2) / 2.
    expect(rankRange([3, 2, 2, 1], 1)).toEqual({ best: 2, worst: 3 })
    expect(expectedMetrics([3, 2, 2, 1], 1)['ndcg@5']).toBeCloseTo((1 / Math.log2(3) + 0.5) / 2, 12)
  })

  it('is the random floor where all ten are tied', () => {
    expect(expectedMetrics(new Array<number>(10).fill(0), 4)['ndcg@5']).toBeCloseTo(0.2948, 4)
  })

  it('refuses an index outside the scores', () => {
    expect(() => expectedMetrics([1], 1)).toThrow(RangeError)
  })
})

interface GoldenCase {
  readonly id: number
  readonly scores: readonly number[]
  readonly positive_index: number
  readonly positive_tied: boolean
  readonly recbole: Readonly<Record<string, number>>
  readonly rank_best: number
  readonly rank_worst: number
  readonly expected_over_tie_orders: Readonly<Record<string, number>>
  readonly expected_hit: Readonly<Record<string, number>>
  readonly expected_mrr: Readonly<Record<string, number>>
}

const shared = process.env['RECNET_SHARED'] ?? join(process.cwd(), '..', 'shared')
const file = join(shared, 'goldens', 'metric-goldens.json')

// Skipped where the folder of reference results is not on this machine.
describe.skipIf(!existsSync(file))('expectedMetrics against RecBole', () => {
  const cases = existsSync(file)
    ? (JSON.parse(readFileSync(file, 'utf8')) as { cases: readonly GoldenCase[] }).cases
    : []

  it('has thirty cases to agree with', () => {
    expect(cases).toHaveLength(30)
  })

  it.each(cases)('agrees on case $id', (golden) => {
    const ours = expectedMetrics(golden.scores, golden.positive_index)
    expect(rankRange(golden.scores, golden.positive_index)).toEqual({
      best: golden.rank_best,
      worst: golden.rank_worst,
    })
    for (const k of [1, 5, 10] as const) {
      expect(ours[`ndcg@${k}`]).toBeCloseTo(golden.expected_over_tie_orders[`ndcg@${k}`]!, 6)
      expect(ours[`hr@${k}`]).toBeCloseTo(golden.expected_hit[`hit@${k}`]!, 6)
    }
    expect(ours.mrr).toBeCloseTo(golden.expected_mrr['mrr@10']!, 6)
    if (golden.positive_tied) return
    for (const k of [1, 5, 10] as const)
      expect(ours[`ndcg@${k}`]).toBeCloseTo(golden.recbole[`ndcg@${k}`]!, 6)
  })
})
