/** Pop: the same order for everybody, by how often an item occurs in training. The simplest thing to beat. */
import type { ItemId } from '#shared/vocabulary/ids.ts'
import type { ScoringRecommender } from './rankByScore.ts'
import { rankByScore } from './rankByScore.ts'

/** Counts training items only (neither validation nor test); unseen items score 0. */
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
