/** Ranking by a score per candidate, as the baselines do it. Ties keep the order in which the candidates were shown. */
import type { ItemId } from '#shared/vocabulary/ids.ts'
import type { Ranking, RankRequest, Recommender } from './recommender.ts'

/** A recommender that scores every candidate; its scores can be read before ties are broken. */
export interface ScoringRecommender extends Recommender {
  /** Returns one score per candidate, in the order of the candidates; higher is better. */
  scores(request: RankRequest): readonly number[]
}

/**
 * Ranks all candidates, the highest score first; equal scores keep the order of `candidates` (design notes, methods
 * 1.3).
 */
export function rankByScore(candidates: readonly ItemId[], scores: readonly number[]): Ranking {
  const scored = candidates.map((item, index) => ({ item, score: scores[index] ?? 0 }))
  const ranking = scored.sort((a, b) => b.score - a.score).map(({ item }) => item)
  return { ranking, coverage: 1 }
}
