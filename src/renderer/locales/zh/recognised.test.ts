/** What the engine says in English of results, messages, estimates and datasets, as a Chinese page shows it. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { MetricName } from '#shared/vocabulary/results.ts'
import type { StudyTest } from '#shared/vocabulary/studies/studyResults.ts'
import { seededRandom } from '../../../main/adapters/seededRandom.ts'
import {
  allSteps,
  controlOf,
  inputOf,
  messagesOf,
} from '../../../main/evaluation/messages/messages.testing.ts'
import { messagesBlockSteps } from '../../../main/evaluation/messages/messagesBlock.ts'
import { comparisonSentences } from '../../../main/evaluation/studies/comparisonSentences.ts'
import {
  blockOf,
  methodOf,
  reportOf,
  resultsOf,
} from '../../../main/evaluation/studies/studyResults.testing.ts'
import { engineWords } from '../engineWords.ts'
import { phrase } from '../phrase.ts'
import { engineInChinese } from './index.ts'

beforeEach(() => {
  engineWords.value = engineInChinese
})
afterEach(() => {
  engineWords.value = null
})

/** Those in which two English words in small letters still follow one another. */
const left = (sentences: readonly string[]) =>
  sentences.map(phrase).filter((text) => /\b[a-z]{2,} [a-z]{2,}\b/.test(text))
const test = (
  against: string,
  metric: MetricName,
  values: Pick<StudyTest, 'difference' | 'pHolm' | 'detectable'>,
): StudyTest => ({
  ...{ row: 'test', against, metric, interval: { low: -0.1, high: 0.3 }, over: 'seeds and users' },
  ...{ t: 1, degrees: 2, pValue: 0.01, effect: 0.1, superiority: 0.5, wins: 1, ties: 0, losses: 1 },
  ...values,
})

describe('a sentence of the engine', () => {
  it('on tests has its clauses in Chinese, and names of rows as they are', () => {
    const better = comparisonSentences(
      [
        test('EM, k 5', 'ndcg@5', { difference: 0.2, pHolm: 0.02, detectable: 0.1 }),
        test('EM, k 5', 'ndcg@10', { difference: 0.1, pHolm: 0.01, detectable: 0.1 }),
      ],
      'rows',
    )
    expect(better.map(phrase)).toEqual([
      'test 经 Holm 校正后优于 EM, k 5：NDCG@5 相差 0.2000（−0.1000 至 0.3000，p = 0.0200）；NDCG@10 相差 0.1000（−0.1000 至 0.3000，p = 0.0100）。',
    ])
    const open = comparisonSentences(
      [
        test('random floor', 'ndcg@5', { difference: 0.1, pHolm: 0.3, detectable: 0.2 }),
        test('Pop', 'ndcg@10', { difference: 0.1, pHolm: 0.3, detectable: 0.2 }),
        test('BPR, k 5', 'ndcg@10', { difference: -0.05, pHolm: 0.9, detectable: 0.1 }),
      ],
      'floor',
    )
    expect(open.map(phrase)).toEqual([
      'test 与 随机下限 无法区分：NDCG@5 差值 0.1000（−0.1000 至 0.3000，p = 0.3000；约五次中有四次可检出 0.2000）。',
      'test 与 “Pop”与“BPR, k 5” 无法区分：NDCG@10 差值 −0.0500 至 0.1000（最小 p = 0.3000；视各行而定，约五次中有四次可检出 0.1000 至 0.2000）。',
    ])
  })

  it('on the results and notes of a study is known', () => {
    const ranks = [[1, 1], [2, 2], [3, 3], [1, 3]] // prettier-ignore
    const { summary, notes } = blockOf(
      resultsOf({ rows: ['RecNet', 'Pop'], seeds: [1, 2], cutoffs: ['ndcg@1', 'ndcg@5'] }, ({ row }) =>
        reportOf(methodOf(row, row === 'Pop' ? ranks.map(() => [2, 2]) : ranks)),
      ),
    )
    expect(summary.length).toBeGreaterThan(1)
    expect(left([...summary, ...notes])).toEqual([])
  })

  it('on messages is known', () => {
    const written = Array.from({ length: 40 }, (_, index) => {
      const user = `u:${index % 20}` as const
      return index < 20 ? { user, reward: 0 as const } : { user, reward: 1 as const, u: [1] }
    })
    const recNet = messagesOf(written)
    const none = controlOf(recNet, Array<0>(40).fill(0))
    const options = { randomFor: seededRandom(1), ratio: 0.9 }
    const { summary, notes } = allSteps(messagesBlockSteps(inputOf([{ recNet, none }]), options))
    expect(summary.length).toBeGreaterThan(2)
    expect(left([...summary, ...notes])).toEqual([])
  })

  it('on estimates and files is known', () => {
    const said = [
      'RecNet and w/o CPR: 1,200 client updates, 1.46 client calls for each and 3.0 router calls each in 60 router-centric updates.',
      'ratings.csv: one row repeats user, item and time of an earlier one; the earliest counts.',
      'ratings.csv: 12 rows have an item that the user took before, at another time; all count.',
      'interactions: times are milliseconds since 1970.',
      'NDCG@1, @5 and @10 are 0.1000, 0.2000 and 0.3000. At 10 that is below what random orders reach: 0.4544, in 95 of 100 cases from 0.4137 to 0.4950.',
      '15 test items of 100 (15 %) never occur in training; of the negatives under 0.1 % do not.',
    ]
    expect(said.map(phrase)).toEqual([
      'RecNet 与 w/o CPR：1,200 次客户端更新，每次 1.46 个客户端调用；60 次以路由为中心的更新，每次 3.0 个路由智能体调用。',
      'ratings.csv：一行与先前一行的用户、物品和时间相同；以最早的为准。',
      'ratings.csv：12 行的物品是用户此前在另一时间选过的；全部计入。',
      'interactions：时间为自 1970 年起的毫秒。',
      'NDCG@1、@5 与 @10 为 0.1000、0.2000 与 0.3000。在 10 处低于随机顺序所达到的范围：0.4544，100 次中有 95 次在 0.4137 至 0.4950 之间。',
      '100 个测试物品中有 15 个（15 %）从未在训练中出现；负例中未出现的占 不足 0.1 %。',
    ])
  })

  it('on models has their caveats in Chinese', () => {
    expect(phrase('built-in agent v2 (answers by text rules; not a language model)')).toBe(
      '内置智能体 v2（按文本规则回答；不是语言模型）',
    )
    expect(phrase('a model (of mine)')).toBe('a model (of mine)')
  })

  it('is none where a person wrote it', () => {
    for (const text of ['test', 'a run of mine: with two words', 'Home and away', '', 'better than nothing'])
      expect(phrase(text === 'test' ? 'my test' : text)).toBe(text === 'test' ? 'my test' : text)
  })
})
