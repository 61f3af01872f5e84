/** A notice where routers oscillate: many merges undo a recent split, or splits a recent merge, and what to do. */
import { parseHyperparameters } from '../vocabulary/hyperparameters.ts'
import type { Manifest } from '../vocabulary/manifest.ts'
import { OSCILLATION_UPDATES, type RouterOscillation } from './foldOscillation.ts'

/** The notice in words. */
export interface OscillationNotice {
  /** What was found, in a sentence. */
  readonly sentence: string
  /** What to do about it, in a sentence. */
  readonly advice: string
  /** A value of `routerHysteresis` that would prevent most of it; null where a larger one is no remedy. */
  readonly suggested: number | null
}

/** Fewer operations that undo another may be chance; from this many on they count if they are so large a share. */
const FEWEST = 3
const LEAST_SHARE = 0.25

/** Returns the notice, or null where routers do not oscillate. */
export function oscillationNotice(
  { splits, merges, undoingSplits, undoingMerges }: RouterOscillation,
  { settings }: Pick<Manifest, 'settings'>,
): OscillationNotice | null {
  if (!isMuch(undoingMerges, merges) && !isMuch(undoingSplits, splits)) return null
  const hysteresis = Number(settings['routerHysteresis'] ?? 0)
  const suggested = hysteresis < OSCILLATION_UPDATES ? parseHyperparameters({}).routerHysteresis : null
  return {
    sentence: `${ofAll(undoingMerges, merges, 'merge')} undid a split of the last ${OSCILLATION_UPDATES} router-centric updates, and ${ofAll(undoingSplits, splits, 'split')} undid such a merge: routers oscillate.`,
    advice:
      suggested === null
        ? 'Each time, enough gradients had asked for it since. Look in Routers whether they contradict one another; a larger update size collects more of them before each decision.'
        : `With a router hysteresis of ${suggested} (here ${hysteresis}), only enough new gradients can undo a split or a merge so soon.`,
    suggested,
  }
}

function isMuch(undoing: number, all: number): boolean {
  return undoing >= FEWEST && undoing >= LEAST_SHARE * all
}

function ofAll(undoing: number, all: number, noun: string): string {
  return `${undoing.toLocaleString('en')} of ${all.toLocaleString('en')} ${noun}s`
}
