/** Best marks, notes and texts, by hand. */
import { describe, expect, it } from 'vitest'
import type { MethodReport, MetricValues } from '#shared/vocabulary/results.ts'
import { protocolText } from '#shared/evaluation/protocolText.ts'
import { methodNotes, methodRows, pText, signedText } from './methodRows.ts'

const NONE = { low: 0, high: 0 }
const report = (method: string, mean: MetricValues, caveat: string | null = null): MethodReport => ({
  method,
  caveat,
  users: 2,
  repetitions: 3,
  mean,
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
  outcomes: [],
})
const ONES: MetricValues = {
  'ndcg@1': 1,
  'ndcg@5': 1,
  'ndcg@10': 1,
  'hr@1': 1,
  'hr@5': 1,
  'hr@10': 1,
  mrr: 1,
}

describe('methodRows', () => {
  it('marks the highest mean of each metric, and all of them where they tie', () => {
    const rows = methodRows([
      report('RecNet', { ...ONES, mrr: 0.4 }),
      report('Pop', { ...ONES, 'ndcg@1': 0.2 }),
    ])
    expect(rows.map(({ best }) => [best.has('ndcg@1'), best.has('hr@10'), best.has('mrr')])).toEqual([
      [true, true, false],
      [false, true, true],
    ])
  })

  it('numbers notes from 1 and gives the same note the same number', () => {
    const methods = [
      report('RecNet', ONES, 'rules'),
      report('Pop', ONES),
      report('LLMRank', ONES, 'rules'),
      report('X', ONES, 'other'),
    ]
    expect(methodRows(methods).map(({ note }) => note)).toEqual([1, null, 1, 2])
    expect(methodNotes(methods)).toEqual(['rules', 'other'])
  })
})

describe('the texts', () => {
  it('name the protocol in one line and call sampled metrics sampled', () => {
    const line = protocolText({
      split: 'leave-one-out',
      candidates: 10,
      repetitions: 3,
      users: 100,
      negatives: 'given',
      seed: 7,
      dataset: 'cds',
      datasetHash: '39f206924397cb09',
    })
    expect(line).toBe(
      'cds (39f206924397) · leave-one-out · 100 users · the test item of each ranked among 10 candidates (negatives given): sampled metrics · 3 repetitions · seed 7',
    )
  })

  it('do not round a p to nothing, nor give zero a sign', () => {
    expect([0.00004, 0.0001, 0.641].map(pText)).toEqual(['< 0.0001', '0.0001', '0.6410'])
    expect([0.03, -0.03, 0.00001, 0].map((value) => signedText(value, 4))).toEqual([
      '+0.0300',
      '−0.0300',
      '0.0000',
      '0.0000',
    ])
  })
})
