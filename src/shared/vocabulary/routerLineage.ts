/** The recent splits and merges that a router comes from, by which an operation that undoes one of them is recognised. */
import type { RouterId } from './ids.ts'

/** A split in the ancestry of a router. */
export interface LineageSplit {
  /** The router that was split; it is gone. */
  readonly of: RouterId
  /** The number of router-centric updates that were completed before. */
  readonly update: number
}

/** What is kept of a router's ancestry. */
export interface RouterLineage {
  /** The recent splits from which it, or a router that was merged into it, was born; oldest first. */
  readonly splits: readonly LineageSplit[]
  /** The update in which a router was last merged into it, counted like those of splits; null without a recent one. */
  readonly merged: number | null
}

/** The lineage of a router that comes from no other. */
export const NO_LINEAGE: RouterLineage = { splits: [], merged: null }

/** The update that is going on, and how many updates back a split or merge counts as recent. */
export interface LineageWindow {
  readonly update: number
  readonly reach: number
}

/** Returns the lineage of the children of `router`, which is split in the update that is going on. */
export function lineageOfChild(
  parent: RouterLineage,
  router: RouterId,
  window: LineageWindow,
): RouterLineage {
  const { update } = window
  return { splits: [...recentSplits(parent, window), { of: router, update }], merged: null }
}

/** Returns the lineage of a router into which another is merged in the update that is going on. */
export function lineageOfMerged(
  target: RouterLineage,
  router: RouterLineage,
  window: LineageWindow,
): RouterLineage {
  const own = recentSplits(target, window)
  const joined = recentSplits(router, window).filter(({ of }) => !own.some((split) => split.of === of))
  const splits = [...own, ...joined].sort((a, b) => a.update - b.update)
  return { splits, merged: window.update }
}

/**
 * Returns the newest recent split that a merge of the two would undo, fully or in part: one from which both come. Null
 * where there is none.
 */
export function undoneSplit(
  one: RouterLineage,
  other: RouterLineage,
  window: LineageWindow,
): LineageSplit | null {
  const shared = recentSplits(one, window).filter(({ of }) => other.splits.some((split) => split.of === of))
  return shared.at(-1) ?? null
}

/** Returns the update of the recent merge that a split of the router would undo; null where there is none. */
export function undoneMerge({ merged }: RouterLineage, { update, reach }: LineageWindow): number | null {
  return merged !== null && update - merged <= reach ? merged : null
}

/** Returns whether nothing in the lineage is recent any more. */
export function isForgotten(lineage: RouterLineage, window: LineageWindow): boolean {
  return recentSplits(lineage, window).length === 0 && undoneMerge(lineage, window) === null
}

function recentSplits({ splits }: RouterLineage, { update, reach }: LineageWindow): readonly LineageSplit[] {
  return splits.filter((split) => update - split.update <= reach)
}
