import { describe, expect, it } from 'vitest'
import type { RunReport } from '#shared/events/runReport.ts'
import type { EvaluationReport, MethodReport, RankingOutcome } from '#shared/vocabulary/results.ts'
import { randomness } from '../../adapters/seededRandom.ts'
import { compareRuns } from './compareRuns.ts'

const ports = { randomness, newBreather: () => async () => undefined }
const protocol: EvaluationReport['protocol'] = {
  split: 'leave-one-out',
  candidates: 2,
  repetitions: 1,
  users: 3,
  negatives: 'given',
  seed: 1,
  dataset: 'toy',
  datasetHash: 'aaaa', // prettier-ignore
}

/** Ranks of the positive item `i:u` of users 1, 2, 3 against `i:n`. */
function reportOf(
  ranks: readonly (1 | 2)[],
  changes: Partial<EvaluationReport['protocol']> = {},
  negative = 'i:n',
): RunReport {
  const outcomes = ranks.map((rank, index): RankingOutcome => {
    const positiveItem = `i:${index}` as const
    const ranking = [positiveItem, negative as 'i:n']
    return {
      user: `u:${index + 1}`,
      repetition: 0,
      positiveItem,
      rank,
      coverage: 1,
      ranking: rank === 1 ? ranking : ranking.reverse(),
    }
  })
  const evaluation = {
    protocol: { ...protocol, ...changes },
    methods: [{ method: 'RecNet', outcomes } as unknown as MethodReport],
  }
  return { evaluation } as unknown as RunReport
}

const compare = (reports: Readonly<Record<string, RunReport | null>>) =>
  compareRuns(Object.keys(reports), async (run) => reports[run] ?? null, ports)

describe('compareRuns', () => {
  it('tests every pair on the differences of users, with Holm over all pairs', async () => {
    const { incomparable, tests } = await compare({
      a: reportOf([1, 1, 1]),
      b: reportOf([1, 2, 2]),
      c: reportOf([1, 2, 2], { seed: 9 }),
    })
    expect(incomparable).toBeNull()
    // NDCG@10 of rank 2 is 1/log2(3) = 0.6309; two of three users differ by 0.3691.
    const lost = 1 - 1 / Math.log2(3)
    expect(tests.map(({ run, against, wins, ties, losses }) => [run, against, wins, ties, losses])).toEqual([
      ['a', 'b', 2, 1, 0],
      ['a', 'c', 2, 1, 0],
      ['b', 'c', 0, 3, 0],
    ])
    expect(tests[0]?.difference).toBeCloseTo((2 * lost) / 3, 12)
    // Exact: of the four signs of two equal differences, two are as extreme. Holm: 3 x 0.5 is cut at 1.
    expect(tests.map((test) => test.pValue)).toEqual([0.5, 0.5, 1])
    expect(tests.map((test) => test.pHolm)).toEqual([1, 1, 1])
    expect(tests[2]?.interval).toEqual({ low: 0, high: 0 })
  })

  it('gives the same figures a second time', async () => {
    const reports = { a: reportOf([1, 2, 1]), b: reportOf([2, 1, 2]) }
    expect(await compare(reports)).toEqual(await compare(reports))
  })

  it('says what keeps runs from being compared', async () => {
    const a = reportOf([1, 1, 1])
    const said = async (b: RunReport | null) => (await compare({ a, b })).incomparable
    expect(await said(null)).toBe('b has not been evaluated yet')
    expect(await said(reportOf([1, 1, 1], { datasetHash: 'bbbb', dataset: 'other' }))).toBe(
      'the datasets differ: toy (aaaa) in a, other (bbbb) in b',
    )
    expect(await said(reportOf([1, 1, 1], { repetitions: 3 }))).toBe(
      'the protocols differ in repetitions: 1 in a, 3 in b',
    )
    expect(await said(reportOf([1, 1, 1], {}, 'i:m'))).toBe(
      'the candidate sets of u:1 differ between a and b',
    )
    expect(await said(reportOf([1, 1]))).toBe('the candidate sets of u:3 differ between a and b')
  })
})
