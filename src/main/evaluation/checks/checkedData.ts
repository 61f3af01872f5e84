/** What all checks of a dataset look at: its split, its candidate sets and how often items occur in training. */
import type { Dataset } from '#shared/vocabulary/datasets.ts'
import type { ItemId, UserId } from '#shared/vocabulary/ids.ts'
import type { SplitHistory } from '#shared/vocabulary/interactions.ts'
import { candidateDraws } from '../../datasets/candidateSets.ts'
import { leaveOneOut } from '../../datasets/leaveOneOut.ts'
import type { Breathe } from '../../ports/breather.ts'
import type { RandomFor } from '../../ports/random.ts'

/** A user with a test item. */
export interface TestedUser {
  readonly user: UserId
  /** The user's train and validation items, oldest first. */
  readonly history: readonly ItemId[]
  readonly testItem: ItemId
  readonly negatives: readonly ItemId[]
  /** When the test item was taken, in the unit of the source; null where the source has no times. */
  readonly testTime: number | null
}

/** A dataset under its own protocol. */
export interface CheckedData {
  readonly dataset: Dataset
  readonly splits: readonly SplitHistory[]
  readonly tested: readonly TestedUser[]
  /** How often each item occurs in training, without validation and test; no entry for an item that does not. */
  readonly trainCounts: ReadonlyMap<ItemId, number>
}

/** Splits by leave-one-out and takes the candidates as a run does; `randomFor` seeds those that are sampled. */
export async function checkedData(
  dataset: Dataset,
  randomFor: RandomFor,
  breathe: Breathe,
): Promise<CheckedData> {
  const candidatesOf = candidateDraws(dataset, randomFor)
  const splits: SplitHistory[] = []
  const tested: TestedUser[] = []
  const trainCounts = new Map<ItemId, number>()
  for (const history of dataset.histories) {
    await breathe()
    const split = leaveOneOut(history)
    splits.push(split)
    for (const item of split.train) trainCounts.set(item, (trainCounts.get(item) ?? 0) + 1)
    const candidates = candidatesOf(split)
    if (candidates === null) continue
    tested.push({
      user: split.user,
      history: history.items.slice(0, -1),
      testItem: candidates.positiveItem,
      negatives: candidates.negatives,
      testTime: history.timestamps?.at(-1) ?? null,
    })
  }
  return { dataset, splits, tested, trainCounts }
}
