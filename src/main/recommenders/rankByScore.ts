/** What recommenders with a score per candidate have in common: order by score, ties in the order shown. */
import type { ItemId } from '#shared/vocabulary/ids.ts'
import type { Ranking, RankRequest, Recommender } from './recommender.ts'

/** A recommender that gives every candidate a number, open to comparison before ties are broken. */
export interface ScoringRecommender extends Recommender {
  /** One score per candidate, in the order of the candidates; higher is better. */
  scores(request: RankRequest): readonly number[]
}

/** All candidates, highest score first; equal scores keep the order of `candidates` (methods 1.3). */
export function rankByScore(candidates: readonly ItemId[], scores: readonly number[]): Ranking {
  const scored = candidates.map((item, index) => ({ item, score: scores[index] ?? 0 }))
  const ranking = scored.sort((a, b) => b.score - a.score).map(({ item }) => item)
  return { ranking, coverage: 1 }
}
