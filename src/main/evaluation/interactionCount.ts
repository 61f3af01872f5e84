/** Counts the interaction records that a run will learn from, without sampling their negatives. */
import type { Dataset } from '#shared/vocabulary/datasets.ts'
import type { Hyperparameters } from '#shared/vocabulary/hyperparameters.ts'
import { excludedItems } from '../datasets/interactionSequence.ts'
import { leaveOneOut } from '../datasets/leaveOneOut.ts'

/**
 * Returns the length of D (Algorithm 1), equal to that of `interactionSequence` truncated at the interaction limit; a
 * limit of 0 means none.
 */
export function interactionCount(
  dataset: Dataset,
  {
    includeFirst,
    interactionLimit,
    feedbackExcludes,
  }: Pick<Hyperparameters, 'includeFirst' | 'interactionLimit' | 'feedbackExcludes'>,
): number {
  const splits = dataset.histories.map(leaveOneOut)
  const trained = new Set(splits.flatMap((split) => split.train))
  const counts = splits.map((split) => {
    const excluded = [...excludedItems(split, feedbackExcludes)].filter((item) => trained.has(item))
    // No negative can be drawn for a user to whom every item is known.
    return excluded.length === trained.size ? 0 : Math.max(0, split.train.length - (includeFirst ? 0 : 1))
  })
  const all = counts.reduce((sum, count) => sum + count, 0)
  return interactionLimit === 0 ? all : Math.min(all, interactionLimit)
}
