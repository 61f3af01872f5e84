/** Folds splits and merges of routers into how many of them undid one of the last few router-centric updates. */
import type { RouterId } from '../vocabulary/ids.ts'
import {
  isForgotten,
  lineageOfChild,
  lineageOfMerged,
  NO_LINEAGE,
  undoneMerge,
  undoneSplit,
  type RouterLineage,
} from '../vocabulary/routerLineage.ts'
import type { NetworkEvent } from './networkEvents.ts'

/** How routers oscillate, up to some event. */
export interface RouterOscillation {
  readonly splits: number
  readonly merges: number
  /** Splits of a router into which another was merged not long before. */
  readonly undoingSplits: number
  /** Merges of two routers that both came from a split not long before. */
  readonly undoingMerges: number
  /** The lineages of the routers that were split or merged not long ago. */
  readonly recent: Readonly<Record<RouterId, RouterLineage>>
}

/** A split or merge that undoes one of the same update or of this many before counts. */
export const OSCILLATION_UPDATES = 3

/** Returns the fold without events. */
export function noOscillation(): RouterOscillation {
  return { splits: 0, merges: 0, undoingSplits: 0, undoingMerges: 0, recent: {} }
}

type Evolution = Extract<NetworkEvent, { type: 'router-split' | 'routers-merged' }>

/** Returns the fold after a split or merge; `update` is the number of router-centric updates completed before it. */
export function foldOscillation(
  fold: RouterOscillation,
  event: Evolution,
  update: number,
): RouterOscillation {
  const window = { update, reach: OSCILLATION_UPDATES }
  const recent = new Map(Object.entries(fold.recent) as [RouterId, RouterLineage][])
  const own = recent.get(event.router) ?? NO_LINEAGE
  recent.delete(event.router)
  const counts = {
    splits: fold.splits,
    merges: fold.merges,
    undoingSplits: fold.undoingSplits,
    undoingMerges: fold.undoingMerges,
  }
  if (event.type === 'router-split') {
    counts.splits += 1
    counts.undoingSplits += undoneMerge(own, window) === null ? 0 : 1
    const lineage = lineageOfChild(own, event.router, window)
    for (const { router } of event.into) recent.set(router, lineage)
  } else {
    const target = recent.get(event.target) ?? NO_LINEAGE
    counts.merges += 1
    counts.undoingMerges += undoneSplit(own, target, window) === null ? 0 : 1
    recent.set(event.target, lineageOfMerged(target, own, window))
  }
  const kept = [...recent].filter(([, lineage]) => !isForgotten(lineage, window))
  return { ...counts, recent: Object.fromEntries(kept) }
}
