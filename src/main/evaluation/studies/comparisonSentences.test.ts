/** Sentences of made tests. */
import { expect, it } from 'vitest'
import type { MetricName } from '#shared/vocabulary/results.ts'
import type { StudyTest } from '#shared/vocabulary/studies/studyResults.ts'
import { comparisonSentences } from './comparisonSentences.ts'

const test = (
  against: string,
  metric: MetricName,
  values: Pick<StudyTest, 'difference' | 'pHolm' | 'detectable'>,
): StudyTest => ({
  ...{ row: 'RecNet', against, metric, interval: { low: -0.1, high: 0.3 }, over: 'seeds and users' },
  ...{ t: 1, degrees: 2, pValue: 0.01, effect: 0.1, superiority: 0.5, wins: 1, ties: 0, losses: 1 },
  ...values,
})

it('tell what holds pair by pair, and what cannot be told apart in one sentence', () => {
  const tests = [
    test('Pop', 'ndcg@5', { difference: 0.2, pHolm: 0.02, detectable: 0.1 }),
    test('Pop', 'ndcg@10', { difference: 0.1, pHolm: 0.3, detectable: 0.2 }),
    test('BPR', 'ndcg@10', { difference: -0.05, pHolm: 0.9, detectable: 0.1 }),
    test('EM', 'ndcg@5', { difference: -0.2, pHolm: 0.01, detectable: 0.1 }),
  ]
  expect(comparisonSentences(tests, 'rows')).toEqual([
    'RecNet is better than Pop after Holm’s correction: by 0.2000 at NDCG@5 (−0.1000 to 0.3000, p = 0.0200).',
    'RecNet is worse than EM after Holm’s correction: by 0.2000 at NDCG@5 (−0.1000 to 0.3000, p = 0.0100).',
    'RecNet cannot be told apart from Pop and BPR: −0.0500 to 0.1000 at NDCG@10 (smallest p = 0.3000; 0.1000 to 0.2000, by the row, would be found in about four of five cases).',
  ])
})

it('tell rows that have the same values one by one apart from those within chance', () => {
  const same = (against: string, metric: MetricName): StudyTest => ({
    ...test(against, metric, { difference: 0, pHolm: 1, detectable: null }),
    ...{ over: 'users', wins: 0, ties: 20, losses: 0 },
  })
  const tests = [
    same('EM, k 5', 'ndcg@5'),
    same('EM, k 5', 'ndcg@10'),
    same('EM, k 9', 'ndcg@5'),
    same('EM, k 9', 'ndcg@10'),
    same('Pop', 'ndcg@1'),
    test('Pop', 'ndcg@5', { difference: 0.1, pHolm: 0.3, detectable: null }),
  ]
  expect(comparisonSentences(tests, 'rows')).toEqual([
    'RecNet cannot be told apart from Pop: 0.1000 at NDCG@5 (−0.1000 to 0.3000, p = 0.3000).',
    'RecNet has the same values as “EM, k 5” and “EM, k 9” at NDCG@5 and NDCG@10, one by one: what they differ in has changed none of them.',
    'RecNet has the same values as Pop at NDCG@1, one by one: what they differ in has changed none of them.',
  ])
})

it('tell one pair with its interval', () => {
  const tests = [test('Pop', 'ndcg@1', { difference: 0.1, pHolm: 0.3, detectable: null })]
  expect(comparisonSentences(tests, 'rows')).toEqual([
    'RecNet cannot be told apart from Pop: 0.1000 at NDCG@1 (−0.1000 to 0.3000, p = 0.3000).',
  ])
})
