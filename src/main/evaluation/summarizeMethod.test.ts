import { describe, expect, it } from 'vitest'
import type { RankingOutcome } from '#shared/vocabulary/results.ts'
import { seededRandom } from '../adapters/seededRandom.ts'
import { summarizeMethod } from './summarizeMethod.ts'

function outcome(user: number, repetition: number, rank: number | null): RankingOutcome {
  return {
    user: `u:${user}`,
    repetition,
    positiveItem: 'i:1',
    rank,
    coverage: rank === null ? 0.5 : 1,
    ranking: [],
  }
}

describe('summarizeMethod', () => {
  const outcomes = [outcome(1, 0, 1), outcome(1, 1, 3), outcome(2, 0, 3), outcome(2, 1, null)]
  const report = summarizeMethod({ name: 'Pop', caveat: null }, outcomes, seededRandom(1))

  it('averages over users and repetitions', () => {
    // NDCG@5: user 1 (1 + 0.5) / 2, user 2 (0.5 + 0) / 2.
    expect(report.mean['ndcg@5']).toBe(0.5)
    expect(report.mean['ndcg@1']).toBe(0.25)
    expect(report.mean['hr@10']).toBe(0.75)
    expect(report).toMatchObject({ method: 'Pop', users: 2, repetitions: 2, coverage: 0.875 })
  })

  it('keeps the mean of every repetition', () => {
    expect(report.perRepetition.map((values) => values['ndcg@5'])).toEqual([0.75, 0.25])
  })

  it('takes intervals over users, not over single rankings', () => {
    // The means of two users are 0.75 and 0.25, so no resample leaves that range.
    expect(report.interval['ndcg@5']).toEqual({ low: 0.25, high: 0.75 })
  })

  it('refuses to summarize nothing', () => {
    expect(() => summarizeMethod({ name: 'Pop', caveat: null }, [], seededRandom(1))).toThrow(
      expect.objectContaining({ code: 'argument-invalid' }),
    )
  })
})
