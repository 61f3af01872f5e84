/** Seeded percentile bootstrap of a mean: how far a mean over these users would move with other users. */
import { WorkbenchError } from '#shared/errors.ts'
import type { Interval } from '#shared/vocabulary/results.ts'
import type { Random } from '../ports/random.ts'

/** Resamples of one interval. */
export const BOOTSTRAP_RESAMPLES = 2000
const CONFIDENCE = 0.95

/** Tolerance for means that differ by rounding alone. */
const ROUNDING = 1e-9

/**
 * The 95 % interval of the mean of `values` (one per user). Both ends are 0 where there are no values.
 * @throws WorkbenchError `internal` where the interval lies outside the values, so that a wrong figure is never
 * written; such a run can be resumed.
 */
export function bootstrapMean(values: readonly number[], random: Random): Interval {
  if (values.length === 0) return { low: 0, high: 0 }
  const own = Float64Array.from(values)
  const means = new Float64Array(BOOTSTRAP_RESAMPLES)
  for (let resample = 0; resample < BOOTSTRAP_RESAMPLES; resample++) {
    let sum = 0
    for (let draw = 0; draw < own.length; draw++) sum += own[random.below(own.length)] as number
    means[resample] = sum / own.length
  }
  means.sort()
  const tail = (1 - CONFIDENCE) / 2
  return within(values, intervalOf(quantileOf(means, tail), quantileOf(means, 1 - tail)))
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

function within(values: readonly number[], interval: Interval): Interval {
  let [lowest, highest] = [Infinity, -Infinity]
  for (const value of values) {
    lowest = Math.min(lowest, value)
    highest = Math.max(highest, value)
  }
  if (interval.low >= lowest - ROUNDING && interval.high <= highest + ROUNDING) return interval
  const message = `an interval of ${interval.low} to ${interval.high} for values from ${lowest} to ${highest}; run it again, and tell us`
  throw new WorkbenchError({ code: 'internal', message })
}

/**
 * The quantile of ascending values, with linear interpolation between neighbours. `share` is from 0 to 1; `sorted` must
 * not be empty.
 */
export function quantileOf(sorted: ArrayLike<number>, share: number): number {
  const position = share * (sorted.length - 1)
  const below = Math.floor(position)
  const lower = sorted[below] as number
  const upper = sorted[Math.min(below + 1, sorted.length - 1)] as number
  return lower + (upper - lower) * (position - below)
}
