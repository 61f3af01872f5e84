/** Pop, ItemKNN and TF-IDF against reference results made with RecBole and scikit-learn on 100 users of Amazon CDs. */
import { describe, expect, it } from 'vitest'
import { meanMetrics } from '#shared/evaluation/ndcg.ts'
import { expectedMetrics } from '#shared/evaluation/tieExpectation.ts'
import { denseData, NO_DENSE_DATA } from './denseData.testing.ts'
import { createItemKnn } from './itemKnn.ts'
import { createPopularity } from './popularity.ts'
import { createTfidf } from './tfidf.ts'

const data = denseData()

if (!data) it.skip(`baselines on Amazon CDs, dense: ${NO_DENSE_DATA}`)
else
  describe('baselines on Amazon CDs, dense', () => {
    const { training, requests, golden } = data

    it('has 100 users and 269 items', () => {
      expect(requests).toHaveLength(100)
      expect(training.items.size).toBe(269)
    })

    it.each([
      ['Pop', 'pop_count', createPopularity, 6],
      [
        'ItemKNN',
        'itemknn_pure_cosine',
        () => createItemKnn({ neighbours: 100, shrink: 0 }, async () => undefined),
        3,
      ],
      ['TFIDF', 'tfidf_cosine', createTfidf, 6],
    ] as const)('%s scores and ranks as the reference does', async (model, column, create, digits) => {
      const recommender = create()
      await recommender.fit(training)
      const scores = requests.map((request) => recommender.scores(request))
      const { dense: byUser } = golden('deterministic-scores-dense.json') as {
        dense: Record<string, Record<string, readonly number[]> & { candidates: readonly string[] }>
      }
      requests.forEach(({ user, candidates }, row) => {
        const reference = byUser[user.slice(2)]!
        candidates.forEach((item, column_) => {
          expect(reference.candidates[column_]).toBe(item.slice(2))
          expect(scores[row]![column_]).toBeCloseTo(reference[column]![column_]!, 9)
        })
      })
      const mean = meanMetrics(scores.map((row) => expectedMetrics(row.map(rounded), 9)))
      const { dense } = golden('baselines-dense.json') as {
        dense: { models: Record<string, { tie_expected: Record<string, number> }> }
      }
      for (const metric of ['ndcg@1', 'ndcg@5', 'ndcg@10'] as const) {
        expect(mean[metric]).toBeCloseTo(dense.models[model]!.tie_expected[metric]!, digits)
      }
    })
  })

/** Sums in another order are the same score. */
function rounded(score: number): number {
  return Math.round(score * 1e9) / 1e9
}
