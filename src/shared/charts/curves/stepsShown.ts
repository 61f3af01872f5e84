/** How far the axis of a chart over interactions goes. */
import type { FigureRun } from '../figure.ts'

/** About how many times the axis of a growing run is made longer on its way to the next power of ten. */
const GRAINS = 8
const ROUND = [1, 2, 2.5, 5, 10] as const

/**
 * Returns the last step of the axis: the end of the longest run where that has ended, and else a round step at or a
 * little after the newest, so that a live run fills its figure.
 */
export function stepsShown(runs: readonly Pick<FigureRun, 'view' | 'interactions'>[]): number {
  return Math.max(1, ...runs.map(shownOf))
}

function shownOf({ view, interactions }: Pick<FigureRun, 'view' | 'interactions'>): number {
  const { step, finished } = view
  if (finished || step === interactions) return step
  return Math.min(roundStepAfter(step), Math.max(step, interactions ?? Infinity))
}

/** Returns the least round step that is not before this one; 0 for 0. */
export function roundStepAfter(step: number): number {
  if (step <= 0) return 0
  const least = step / GRAINS
  const power = 10 ** Math.floor(Math.log10(least))
  const grain = Math.max(1, power * (ROUND.find((part) => part * power >= least) ?? 10))
  return Math.ceil(step / grain) * grain
}
