/** §3.4.3, Figure 6: cold clients ranked with their plain profiles, and with profiles that routers augmented. */
import type { ClientId, ItemId, UserId } from '../ids.ts'

/** One cold client ranked once, both ways, among the same candidates in the same order. */
export interface ColdStartOutcome {
  /** The cold item or the cold user. */
  readonly client: ClientId
  readonly user: UserId
  readonly positiveItem: ItemId
  readonly repetition: number
  /** 1-based ranks of the positive item; null where it was left unranked (a miss). */
  readonly plain: number | null
  readonly augmented: number | null
}

/** The cold clients of one kind. */
export interface ColdClients {
  readonly clients: readonly ClientId[]
  /** Those for whom no router passed the threshold, so that the nearest one was taken. */
  readonly fallbacks: readonly ClientId[]
  /** Those who took nothing, because there was no router at all. */
  readonly unaugmented: readonly ClientId[]
  readonly outcomes: readonly ColdStartOutcome[]
}

/** Test items that nobody interacted with in training, and users with one interaction in training. */
export interface ColdStartReport {
  readonly items: ColdClients
  readonly users: ColdClients
}
