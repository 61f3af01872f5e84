/** The 95 % interval of resampled means: the part between their 2.5 % and 97.5 % quantiles. */
import type { Interval } from '#shared/vocabulary/results.ts'

const TAIL = 0.025

/** Returns the interval, and sorts the means in place. They must not be empty. */
export function percentileInterval(means: Float64Array): Interval {
  means.sort()
  return intervalOf(quantileOf(means, TAIL), quantileOf(means, 1 - TAIL))
}

/**
 * Makes the interval entry by entry instead of as an object literal: in two of some fifty test runs on a busy machine
 * (Node 24.21) a literal took the ends of an interval that was computed after it, as if the two shared the boxes of
 * their numbers. Objects made entry by entry, such as the means, never showed this.
 */
function intervalOf(low: number, high: number): Interval {
  return Object.fromEntries([
    ['low', low],
    ['high', high],
  ]) as unknown as Interval
}

/** The quantile of ascending values, with linear interpolation between neighbours; `share` is from 0 to 1. */
export function quantileOf(sorted: ArrayLike<number>, share: number): number {
  const position = share * (sorted.length - 1)
  const below = Math.floor(position)
  const lower = sorted[below] as number
  const upper = sorted[Math.min(below + 1, sorted.length - 1)] as number
  return lower + (upper - lower) * (position - below)
}
