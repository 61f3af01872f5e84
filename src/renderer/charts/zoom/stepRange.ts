/** A part of the axis of a chart over interactions, and how it is made narrower, wider and moved. */

/** From one step to another. */
export interface StepRange {
  readonly from: number
  readonly to: number
}

/** Closer than this there is nothing more to see. */
const LEAST_STEPS = 10

/** Returns the range narrowed by a factor below 1 or widened by one above, about a step that stays where it is. */
export function scaledRange(range: StepRange, whole: StepRange, factor: number, about?: number): StepRange {
  const span = range.to - range.from
  const middle = about ?? (range.from + range.to) / 2
  const next = Math.max(LEAST_STEPS, span * factor)
  const share = span === 0 ? 0.5 : (middle - range.from) / span
  return within({ from: middle - share * next, to: middle + (1 - share) * next }, whole)
}

/** Returns the range moved by a share of itself, to the right where that is positive. */
export function movedRange(range: StepRange, whole: StepRange, share: number): StepRange {
  const span = range.to - range.from
  const from = Math.min(Math.max(whole.from, range.from + span * share), whole.to - span)
  return within({ from, to: from + span }, whole)
}

/** Returns the range between two steps in either order, at least as wide as there is something to see. */
export function rangeBetween(one: number, other: number, whole: StepRange): StepRange {
  const [from, to] = [Math.min(one, other), Math.max(one, other)]
  const missing = Math.max(0, LEAST_STEPS - (to - from)) / 2
  return within({ from: from - missing, to: to + missing }, whole)
}

/** Returns whether the range is all there is. */
export function isWhole(range: StepRange, whole: StepRange): boolean {
  return range.from <= whole.from && range.to >= whole.to
}

function within({ from, to }: StepRange, whole: StepRange): StepRange {
  return { from: Math.max(whole.from, Math.round(from)), to: Math.min(whole.to, Math.round(to)) }
}
