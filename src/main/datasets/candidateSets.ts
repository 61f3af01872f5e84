/** §3.1.3, and §1.3 of the design notes: the test item of each user and the nine items that it is ranked against. */
import type { Dataset } from '#shared/vocabulary/datasets.ts'
import { byId } from '#shared/vocabulary/ids.ts'
import type { ItemId, UserId } from '#shared/vocabulary/ids.ts'
import type { HeldOut } from '#shared/vocabulary/results.ts'
import type { SplitHistory } from '#shared/vocabulary/interactions.ts'
import type { Random, RandomFor } from '../ports/random.ts'

/** Negatives of a candidate set; with the test item it has ten items. */
export const GIVEN_NEGATIVES = 9

/** One user's candidates. */
export interface CandidateSet {
  readonly positiveItem: ItemId
  /** Nine negative items, or fewer where the dataset is too small. Their order carries no meaning. */
  readonly negatives: readonly ItemId[]
}

/** Draws from nothing but a seed and what was ever taken. */
type DrawnFrom = Pick<Dataset, 'histories' | 'givenNegatives'>

/**
 * Returns one candidate set for each user whose item is held out, the test item by default. Given negatives are those of
 * the test, and taken as they are, without the test item. Sampled ones are uniform over all items of the histories and
 * exclude the user's whole sequence. Those of validation are always sampled: whatever is chosen by validation items must
 * not have seen among what the test is ranked. The random stream is per user, so one user's set never changes another's.
 */
export function candidateSets(
  dataset: DrawnFrom,
  splits: readonly SplitHistory[],
  randomFor: RandomFor,
  heldOut: HeldOut = 'test',
): ReadonlyMap<UserId, CandidateSet> {
  const candidatesOf = candidateDraws(dataset, randomFor, heldOut)
  return new Map(
    splits.flatMap((split): readonly [UserId, CandidateSet][] => {
      const set = candidatesOf(split)
      return set === null ? [] : [[split.user, set]]
    }),
  )
}

/** The purpose of the random stream of a user, by what is held out. */
const PURPOSES: Readonly<Record<HeldOut, string>> = {
  test: 'candidates',
  validation: 'validation candidates',
}

/** Returns the same user by user, for work that pauses in between; null for a user without such an item. */
export function candidateDraws(
  dataset: DrawnFrom,
  randomFor: RandomFor,
  heldOut: HeldOut = 'test',
): (split: SplitHistory) => CandidateSet | null {
  const taken = new Set<ItemId>()
  for (const { items } of dataset.histories) for (const item of items) taken.add(item)
  const pool = [...taken].sort(byId)
  const sequences = new Map(dataset.histories.map(({ user, items }) => [user, items]))
  return (split) => {
    const { user } = split
    const positiveItem = split[heldOut]
    if (positiveItem === null) return null
    const given =
      heldOut === 'test'
        ? dataset.givenNegatives?.get(user)?.filter((item) => item !== positiveItem)
        : undefined
    const negatives =
      given ?? sampledNegatives(pool, new Set(sequences.get(user)), randomFor(PURPOSES[heldOut], user))
    return { positiveItem, negatives }
  }
}

/** Draws without replacement; a pool that is nearly exhausted is shuffled instead. */
function sampledNegatives(
  pool: readonly ItemId[],
  excluded: ReadonlySet<ItemId>,
  random: Random,
): readonly ItemId[] {
  if (pool.length < 4 * (excluded.size + GIVEN_NEGATIVES)) {
    const rest = pool.filter((item) => !excluded.has(item))
    return random.shuffled(rest).slice(0, GIVEN_NEGATIVES)
  }
  const drawn = new Set<ItemId>()
  while (drawn.size < GIVEN_NEGATIVES) {
    const item = pool[random.below(pool.length)]
    if (item !== undefined && !excluded.has(item)) drawn.add(item)
  }
  return [...drawn]
}
