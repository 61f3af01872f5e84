/** What every method and baseline offers, so that one protocol can evaluate them all. */
import type { ItemText } from '#shared/vocabulary/datasets.ts'
import type { HeldOut } from '#shared/vocabulary/results.ts'
import type { SplitHistory } from '#shared/vocabulary/interactions.ts'
import type { ItemId, UserId } from '#shared/vocabulary/ids.ts'

/** A user's validation item among its negatives, to be ranked after the train items. */
export interface ValidationInstance {
  readonly user: UserId
  /** The user's train items, oldest first. */
  readonly history: readonly ItemId[]
  readonly positiveItem: ItemId
  readonly negatives: readonly ItemId[]
}

/** What a recommender is fitted on. */
export interface TrainingData {
  readonly histories: readonly SplitHistory[]
  readonly items: ReadonlyMap<ItemId, ItemText>
  /** By which one that learns in epochs chooses among them; it learns for all of its epochs where there are none. */
  readonly validation?: readonly ValidationInstance[]
}

/** One ranking to be made: a user's history and the candidates. */
export interface RankRequest {
  readonly user: UserId
  /** The user's items before the one that is held out, oldest first: train items, and for the test the validation item. */
  readonly history: readonly ItemId[]
  /** The candidates in the seeded order of this repetition. Ties are broken in this order. */
  readonly candidates: readonly ItemId[]
  /** Which repetition of the evaluation this is, counted from 0. */
  readonly repetition: number
  /** Which item is held out; the test item where it is absent. It only tells calls apart. */
  readonly heldOut?: HeldOut
}

/** A recommender's answer to a request. */
export interface Ranking {
  /** The candidates, best first. A candidate may be left out; if it is the positive item, that counts as a miss. */
  readonly ranking: readonly ItemId[]
  /** The share of the candidates that were really ranked, from 0 to 1. */
  readonly coverage: number
}

/** A method or baseline that ranks candidates for a user. */
export interface Recommender {
  /** The name as tables show it: "Pop", "TF-IDF", "RecNet". */
  readonly name: string
  /** A warning beside its results, or null. */
  readonly caveat: string | null
  /** Learns from the training items. A recommender that has learnt already does nothing. */
  fit(data: TrainingData): Promise<void>
  /** Ranks the candidates of one request. */
  rank(request: RankRequest): Promise<Ranking>
}
