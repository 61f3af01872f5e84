/** Three runs over three users, by hand: NDCG of ranks 1, 2 and 3 is 1, 0.6309 and 0.5. */
import { describe, expect, it } from 'vitest'
import type { EvaluationReport, MethodReport, RankingOutcome } from '#shared/vocabulary/results.ts'
import { seededRandom } from '../adapters/seededRandom.ts'
import { evaluationReport } from './evaluationReport.ts'
import { differingReferences, jointReportSteps, type JoinedRun } from './jointReport.ts'
import { summarizeMethod } from './summarizeMethod.ts'

const randomFor = seededRandom(3)
const protocol: EvaluationReport['protocol'] = {
  split: 'leave-one-out',
  heldOut: 'test',
  candidates: 3,
  repetitions: 1,
  users: 3,
  negatives: 'given',
  seed: 3,
  dataset: 'toy',
  datasetHash: '0123456789abcdef',
}
type Rank = 1 | 2 | 3

function method(name: string, ranks: readonly Rank[], negative = 'i:8'): MethodReport {
  const outcomes = ranks.map((rank, index): RankingOutcome => {
    const others = [negative, 'i:9'] as RankingOutcome['ranking'][number][]
    const positiveItem = 'i:1'
    return {
      user: `u:${index}`,
      repetition: 0,
      positiveItem,
      rank,
      coverage: 1,
      ranking: others.toSpliced(rank - 1, 0, positiveItem),
    }
  })
  return summarizeMethod({ name, caveat: null }, outcomes, randomFor)
}
const pop = method('Pop', [3, 3, 3])
const tfidf = method('TF-IDF', [2, 2, 2])
const recNet = method('RecNet', [1, 1, 1])
const llmRank = method('LLMRank', [1, 2, 2])

function run(
  name: string,
  methods: readonly MethodReport[],
  changes: Partial<EvaluationReport['protocol']> = {},
  called = methods[0]?.method ?? '',
): JoinedRun {
  const evaluation = evaluationReport(methods, { ...protocol, ...changes }, randomFor)
  return { run: name, method: called, evaluation }
}

function joined(runs: readonly JoinedRun[]): EvaluationReport {
  const steps = jointReportSteps(runs, randomFor)
  let step = steps.next()
  while (!step.done) step = steps.next()
  return step.value
}

describe('jointReportSteps', () => {
  const own = run('a', [recNet, pop, tfidf])
  const report = joined([own, run('b', [llmRank, pop, tfidf]), run('c', [pop, tfidf])])

  it('has the own method of each run in order, then each reference once', () => {
    expect(report.methods).toEqual([recNet, llmRank, pop, tfidf])
    expect(report.protocol).toEqual(protocol)
  })

  it('tests the first method against every other at each cutoff, by hand', () => {
    expect(report.tests.map(({ against, metric }) => `${against} ${metric}`)).toEqual(
      ['LLMRank', 'Pop', 'TF-IDF', 'random floor'].flatMap((against) =>
        ['ndcg@1', 'ndcg@5', 'ndcg@10'].map((metric) => `${against} ${metric}`),
      ),
    )
    const test = (against: string) => report.tests.find((one) => one.against === against)
    // At 1: LLMRank misses two of three users. Two equal differences: of four signs, two are as extreme.
    expect(test('LLMRank')).toMatchObject({ pValue: 0.5, wins: 2, ties: 1, losses: 0 })
    expect(test('LLMRank')?.difference).toBeCloseTo(2 / 3, 12)
    const at10 = report.tests.find(({ against, metric }) => against === 'LLMRank' && metric === 'ndcg@10')
    expect(at10?.difference).toBeCloseTo((2 * (1 - 1 / Math.log2(3))) / 3, 12)
    // Three equal differences have p = 2/8.
    expect(test('Pop')).toMatchObject({ difference: 1, pValue: 0.25 })
  })

  it('corrects nine tests against methods as one family, and three against the floor as another', () => {
    // Six times p = 0.25 among nine: 9 x 0.25 is cut at 1.
    expect(new Set(report.tests.slice(0, 9).map(({ pHolm }) => pHolm))).toEqual(new Set([1]))
    expect(report.tests.slice(9).map(({ pHolm }) => pHolm)).toEqual([0.75, 0.75, 0.75])
    expect(report.holm).toBe('floor apart')
  })

  it('repeats the tests of the first report, but for the correction', () => {
    const withoutHolm = ({ tests }: EvaluationReport, against: string) =>
      tests.filter((test) => test.against === against).map((test) => ({ ...test, pHolm: null }))
    for (const against of ['Pop', 'TF-IDF', 'random floor'])
      expect(withoutHolm(report, against)).toEqual(withoutHolm(own.evaluation, against))
  })

  it('keeps two runs of one method apart by the names that they are given', () => {
    const second = run('b', [method('RecNet', [2, 2, 2]), pop], { seed: 4 }, 'RecNet, seed 4')
    const two = joined([run('a', [recNet, pop], {}, 'RecNet, seed 3'), second])
    expect(two.methods.map((one) => one.method)).toEqual(['RecNet, seed 3', 'RecNet, seed 4', 'Pop'])
    expect(two.tests[0]).toMatchObject({ method: 'RecNet, seed 3', against: 'RecNet, seed 4', wins: 3 })
  })

  it('refuses in words what was not evaluated alike', () => {
    const refused = (other: JoinedRun) => {
      try {
        joined([own, other])
      } catch (error) {
        return (error as { details: { found: string } }).details.found
      }
      return null
    }
    expect(refused(run('b', [llmRank, pop], { dataset: 'cds', datasetHash: 'ffff' }))).toBe(
      'the datasets differ: toy (0123456789ab) in a, cds (ffff) in b',
    )
    expect(refused(run('b', [llmRank, pop], { heldOut: 'validation' }))).toBe(
      'the newest evaluations rank different items: test in a, validation in b',
    )
    expect(refused(run('b', [method('LLMRank', [1, 1, 1], 'i:7')]))).toBe(
      'the candidate sets of u:0 differ between a and b',
    )
    expect(refused(run('b', [method('LLMRank', [1, 1])]))).toBe(
      'the candidate sets of u:2 differ between a and b',
    )
    expect(refused(run('b', [llmRank, pop], { repetitions: 3 }))).toBe(
      'the protocols differ in repetitions: 1 in a, 3 in b',
    )
  })
})

describe('differingReferences', () => {
  it('says where a reference was ranked otherwise, also as the own method of a run', () => {
    const other = run('b', [llmRank, method('Pop', [2, 2, 2])])
    expect(differingReferences([run('a', [recNet, pop]), other])).toEqual([
      'Pop is as in a; in b its NDCG@10 is 0.6309 instead of 0.5000.',
    ])
    expect(differingReferences([other, run('c', [pop, tfidf])])).toEqual([
      'Pop is as in c; in b its NDCG@10 is 0.6309 instead of 0.5000.',
    ])
    expect(differingReferences([run('a', [recNet, pop]), run('c', [pop, tfidf])])).toEqual([])
  })
})
