/** §2.1 and Algorithm 1, line 3: what happened between users and items. */
import type { ItemId, UserId } from './ids.ts'

/**
 * One record of D, d = (u, i+, i-): an interaction with a sampled negative item. `step` counts from 1 in the order of
 * D.
 */
export interface InteractionRecord {
  readonly step: number
  readonly user: UserId
  readonly positiveItem: ItemId
  readonly negativeItem: ItemId
}

/** The items of one user, oldest first. `timestamps` has the same length, or is null where the source has no times. */
export interface InteractionHistory {
  readonly user: UserId
  readonly items: readonly ItemId[]
  readonly timestamps: readonly number[] | null
}

/**
 * §3.1.3, leave-one-out: the last item is the test item, the one before it the validation item, the rest are train
 * items.
 */
export interface SplitHistory {
  readonly user: UserId
  readonly train: readonly ItemId[]
  /** The timestamps of `train`, or null where the source has no times. */
  readonly trainTimestamps: readonly number[] | null
  readonly validation: ItemId | null
  readonly test: ItemId | null
}
