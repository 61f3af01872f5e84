import { describe, expect, it } from 'vitest'
import type { EvaluationReport, MethodReport, RankingOutcome } from '#shared/vocabulary/results.ts'
import { seededRandom } from '../adapters/seededRandom.ts'
import { evaluationReport } from './evaluationReport.ts'
import { reportTable } from '../hosts/terminal/reportTable.ts'
import { summarizeMethod } from './summarizeMethod.ts'

const randomFor = seededRandom(3)
const protocol: EvaluationReport['protocol'] = {
  split: 'leave-one-out',
  candidates: 10,
  repetitions: 1,
  users: 3,
  negatives: 'given',
  seed: 3,
  dataset: 'toy',
  datasetHash: '0123456789abcdef',
}

function method(name: string, ranks: readonly (number | null)[], caveat: string | null = null): MethodReport {
  const outcomes = ranks.map((rank, index): RankingOutcome => {
    return { user: `u:${index}`, repetition: 0, positiveItem: 'i:1', rank, coverage: 1, ranking: [] }
  })
  return summarizeMethod({ name, caveat }, outcomes, randomFor)
}

const recNet = method('RecNet', [1, 1, 1], 'text rules, not a language model')
const pop = method('Pop', [3, 3, 3])

describe('evaluationReport', () => {
  const report = evaluationReport([recNet, pop], protocol, randomFor)

  it('tests the first method against every other and the random floor on NDCG@1, @5 and @10', () => {
    expect(report.tests.map(({ method: first, against, metric }) => `${first} ${against} ${metric}`)).toEqual(
      [
        'RecNet Pop ndcg@1',
        'RecNet Pop ndcg@5',
        'RecNet Pop ndcg@10',
        'RecNet random floor ndcg@1',
        'RecNet random floor ndcg@5',
        'RecNet random floor ndcg@10',
      ],
    )
  })

  it('pairs users: three wins by a half have p = 2/8, and 3/4 after Holm over the three tests against methods', () => {
    expect(report.tests[1]).toMatchObject({
      difference: 0.5,
      interval: { low: 0.5, high: 0.5 },
      pValue: 0.25,
      pHolm: 0.75,
      wins: 3,
      ties: 0,
      losses: 0,
    })
  })

  it('corrects the tests against the floor among themselves, whatever methods there are', () => {
    const floorTests = ({ tests }: EvaluationReport) =>
      tests.filter(({ against }) => against === 'random floor').map(({ pHolm }) => pHolm)
    expect(floorTests(report)).toEqual([0.75, 0.75, 0.75])
    expect(floorTests(evaluationReport([recNet], protocol, randomFor))).toEqual([0.75, 0.75, 0.75])
    const three = evaluationReport([recNet, pop, method('TF-IDF', [2, 2, 2])], protocol, randomFor)
    expect(floorTests(three)).toEqual([0.75, 0.75, 0.75])
    // Six tests against methods, each with p = 0.25: 6 x 0.25 is cut at 1.
    expect(three.tests[0]?.pHolm).toBe(1)
  })

  it('measures the distance to the floor', () => {
    expect(report.tests[3]?.difference).toBeCloseTo(0.9, 12)
    expect(report.floor['ndcg@1']).toBeCloseTo(0.1, 12)
  })

  it('is the same whatever the order in which users were evaluated', () => {
    const reversed = { ...pop, outcomes: [...pop.outcomes].reverse() }
    expect(evaluationReport([recNet, reversed], protocol, randomFor).tests).toEqual(report.tests)
  })

  it('has no tests without methods', () => {
    expect(evaluationReport([], protocol, randomFor).tests).toEqual([])
  })

  it('refuses methods that were evaluated on different users', () => {
    const other = method('Pop', [1, 2])
    expect(() => evaluationReport([recNet, other], protocol, randomFor)).toThrow(
      expect.objectContaining({ code: 'argument-invalid' }),
    )
    expect(() => evaluationReport([other, recNet], protocol, randomFor)).toThrow(
      expect.objectContaining({ code: 'argument-invalid' }),
    )
  })
})

describe('reportTable', () => {
  const lines = reportTable(evaluationReport([recNet, pop], protocol, randomFor)).split('\n')

  it('lays the report out as aligned text', () => {
    expect(lines).toEqual([
      'method        NDCG@1                   NDCG@5                   NDCG@10                  HR@5    MRR     coverage',
      '-'.repeat(113),
      'RecNet [1]    1.0000 [1.0000, 1.0000]  1.0000 [1.0000, 1.0000]  1.0000 [1.0000, 1.0000]  1.0000  1.0000  100.0 %',
      'Pop           0.0000 [0.0000, 0.0000]  0.5000 [0.5000, 0.5000]  0.5000 [0.5000, 0.5000]  1.0000  0.3333  100.0 %',
      'random floor  0.1000                   0.2948                   0.4544                   0.5000  0.2929',
      '',
      'Paired tests over users (difference with 95 % interval, sign-flip p, p after Holm, users won/tied/lost)',
      'comparison             metric   difference                  p       p (Holm)  won/tied/lost',
      '-'.repeat(91),
      'RecNet - Pop           NDCG@1   +1.0000 [+1.0000, +1.0000]  0.2500  0.7500    3/0/0',
      'RecNet - Pop           NDCG@5   +0.5000 [+0.5000, +0.5000]  0.2500  0.7500    3/0/0',
      'RecNet - Pop           NDCG@10  +0.5000 [+0.5000, +0.5000]  0.2500  0.7500    3/0/0',
      'RecNet - random floor  NDCG@1   +0.9000 [+0.9000, +0.9000]  0.2500  0.7500    3/0/0',
      'RecNet - random floor  NDCG@5   +0.7052 [+0.7052, +0.7052]  0.2500  0.7500    3/0/0',
      'RecNet - random floor  NDCG@10  +0.5456 [+0.5456, +0.5456]  0.2500  0.7500    3/0/0',
      "Holm's correction is over the 3 tests against methods; the random floor is no competitor, and its 3 tests are corrected among themselves.",
      '',
      'Protocol: leave-one-out, test items, 3 users, 10 candidates (negatives given), 1 repetition, seed 3, ' +
        'dataset toy (0123456789ab), 95 % bootstrap intervals over users',
      '',
      '[1] text rules, not a language model',
    ])
  })

  it('leaves out sections that have nothing to say', () => {
    const bare = reportTable(evaluationReport([], protocol, randomFor))
    expect(bare).not.toContain('Paired tests')
    expect(bare.split('\n').at(-1)).toMatch(/^Protocol:/)
  })
})
