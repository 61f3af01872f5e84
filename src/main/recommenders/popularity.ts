/** The baseline Pop: everybody gets the same order, by how often an item occurs in training (§3.1.2). */
import type { ItemId } from '#shared/vocabulary/ids.ts'
import type { ScoringRecommender } from './rankByScore.ts'
import { rankByScore } from './rankByScore.ts'

/**
 * Creates the baseline Pop. It counts training interactions only, neither validation nor test; an item without one
 * scores 0.
 */
export function createPopularity(): ScoringRecommender {
  const counts = new Map<ItemId, number>()
  const recommender: ScoringRecommender = {
    name: 'Pop',
    caveat: null,
    fit: async ({ histories }) => {
      counts.clear()
      for (const { train } of histories)
        for (const item of train) counts.set(item, (counts.get(item) ?? 0) + 1)
    },
    scores: ({ candidates }) => candidates.map((item) => counts.get(item) ?? 0),
    rank: async (request) => rankByScore(request.candidates, recommender.scores(request)),
  }
  return recommender
}
