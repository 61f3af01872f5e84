/**
 * Algorithm 1, line 3: D, the train interactions of all users in the order in which they happened, each with a sampled
 * negative item.
 */
import { byId } from '#shared/vocabulary/ids.ts'
import type { ItemId } from '#shared/vocabulary/ids.ts'
import type { InteractionRecord, SplitHistory } from '#shared/vocabulary/interactions.ts'
import type { Random, RandomFor } from '../ports/random.ts'

/** How negatives are drawn: in proportion to their train counts, or uniformly. */
export type NegativeSampling = 'popularity' | 'uniform'

/** Which items of a user are never its negatives: those that it trains on, or all that it ever takes. */
export type NegativeExclusion = 'training' | 'sequence'

/** The settings that D depends on. */
export interface SequenceOptions {
  /** Whether the first item of each user is a target too (the AgentCF files leave it out). */
  readonly includeFirst: boolean
  /** Draws negatives in proportion to their train counts, or uniformly from all items of the train interactions. */
  readonly negatives: NegativeSampling
  /** `sequence` knows the validation and test items of the user, as a system in use could not. */
  readonly excludes: NegativeExclusion
}

/**
 * Returns D; the step of its first record is 1 (design notes, decisions 24, 25 and 27). A record is left out only where
 * every item there is is excluded.
 */
export function interactionSequence(
  splits: readonly SplitHistory[],
  options: SequenceOptions,
  randomFor: RandomFor,
): readonly InteractionRecord[] {
  const pool = negativePool(splits, options.negatives)
  const known = splits.map((split) => excludedItems(split, options.excludes))
  const records: InteractionRecord[] = []
  for (const { order, position } of inOrder(splits, options.includeFirst)) {
    const split = splits[order]
    const positiveItem = split?.train[position]
    const excluded = known[order]
    if (split === undefined || positiveItem === undefined || excluded === undefined) continue
    const negativeItem = drawnNegative(pool, excluded, randomFor('negative', split.user, position))
    if (negativeItem === null) continue
    records.push({ step: records.length + 1, user: split.user, positiveItem, negativeItem })
  }
  return records
}

interface TrainRow {
  /** The user's index in the dataset. */
  readonly order: number
  /** The item's index in the user's train items. */
  readonly position: number
  readonly time: number
}

/**
 * Orders by timestamp; without timestamps everybody's first item comes first, then everybody's second. Ties are ordered
 * by user, then by position.
 */
function inOrder(splits: readonly SplitHistory[], includeFirst: boolean): readonly TrainRow[] {
  const timed = splits.every((split) => split.trainTimestamps !== null)
  return splits
    .flatMap((split, order) =>
      split.train.map((_, position) => ({
        order,
        position,
        time: timed ? (split.trainTimestamps?.[position] ?? 0) : position,
      })),
    )
    .filter((row) => includeFirst || row.position > 0)
    .sort((a, b) => a.time - b.time || a.order - b.order || a.position - b.position)
}

/** Returns the items that are never negatives of a user: also one that is trained on later must not appear as one before. */
export function excludedItems(
  { train, validation, test }: SplitHistory,
  excludes: NegativeExclusion,
): ReadonlySet<ItemId> {
  const later = excludes === 'training' ? [] : [validation, test]
  return new Set([...train, ...later].filter((item) => item !== null))
}

interface NegativePool {
  readonly items: readonly ItemId[]
  /** `cumulative[n]` is the weight of the items 0..n together. */
  readonly cumulative: readonly number[]
}

function negativePool(splits: readonly SplitHistory[], sampling: NegativeSampling): NegativePool {
  const counts = new Map<ItemId, number>()
  for (const item of splits.flatMap((split) => split.train)) counts.set(item, (counts.get(item) ?? 0) + 1)
  const items = [...counts.keys()].sort(byId)
  let total = 0
  const cumulative = items.map((item) => (total += sampling === 'uniform' ? 1 : (counts.get(item) ?? 0)))
  return { items, cumulative }
}

/** Rejected draws after which the negative is drawn from the exact remaining pool instead. */
const REJECTIONS = 32

function drawnNegative(pool: NegativePool, excluded: ReadonlySet<ItemId>, random: Random): ItemId | null {
  for (let draw = 0; draw < REJECTIONS; draw++) {
    const item = drawn(pool, random)
    if (item !== null && !excluded.has(item)) return item
  }
  return drawn(withoutItems(pool, excluded), random)
}

/** Draws an item: a uniform point on the cumulative weights, found by bisection. */
function drawn({ items, cumulative }: NegativePool, random: Random): ItemId | null {
  const total = cumulative.at(-1)
  if (total === undefined) return null
  const point = random.below(total)
  let low = 0
  let high = items.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if ((cumulative[middle] ?? total) > point) high = middle
    else low = middle + 1
  }
  return items[low] ?? null
}

function withoutItems({ items, cumulative }: NegativePool, excluded: ReadonlySet<ItemId>): NegativePool {
  const kept: ItemId[] = []
  const weights: number[] = []
  let total = 0
  items.forEach((item, index) => {
    if (excluded.has(item)) return
    total += (cumulative[index] ?? 0) - (cumulative[index - 1] ?? 0)
    kept.push(item)
    weights.push(total)
  })
  return { items: kept, cumulative: weights }
}
