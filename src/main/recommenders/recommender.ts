/** What every method offers, so that one protocol can judge them all. */
import type { ItemText } from '#shared/vocabulary/datasets.ts'
import type { SplitHistory } from '#shared/vocabulary/interactions.ts'
import type { ItemId, UserId } from '#shared/vocabulary/ids.ts'

export interface TrainingData {
  readonly histories: readonly SplitHistory[]
  readonly items: ReadonlyMap<ItemId, ItemText>
}

export interface RankRequest {
  readonly user: UserId
  /** Train and validation items, oldest first. */
  readonly history: readonly ItemId[]
  /** In the seeded order of this repetition. Ties are broken in this order. */
  readonly candidates: readonly ItemId[]
  readonly repetition: number
}

export interface Ranking {
  /** Candidates best first; may leave some out (a miss). */
  readonly ranking: readonly ItemId[]
  /** Share of the candidates that were really ranked, 0..1. */
  readonly coverage: number
}

export interface Recommender {
  /** As shown in tables: "Pop", "TF-IDF", "RecNet". */
  readonly name: string
  readonly caveat: string | null
  fit(data: TrainingData): Promise<void>
  rank(request: RankRequest): Promise<Ranking>
}
