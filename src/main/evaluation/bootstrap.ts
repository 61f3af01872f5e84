/** Seeded percentile bootstrap of a mean: how far a figure over these users may move with other users. */
import { WorkbenchError } from '#shared/errors.ts'
import type { Interval } from '#shared/vocabulary/results.ts'
import type { Random } from '../ports/random.ts'

export const BOOTSTRAP_RESAMPLES = 2000
const CONFIDENCE = 0.95

/** Means differ by rounding alone. */
const ROUNDING = 1e-9

/**
 * 95 % interval of the mean of `values` (one per user). Both ends are 0 where there are no values. Throws `internal`
 * where the ends lie outside the values, so that a wrong figure is not written; a run that fails so can be resumed.
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
 * Not an object literal: twice in some fifty runs of a test on a busy machine (Node 24.21) an interval took the ends of
 * one that was computed after it, as if two literals shared the boxes of their numbers. It was not seen of objects that
 * are made entry by entry, such as the means.
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

/** Quantile of ascending values, linear between neighbours. `share` is 0..1; `sorted` must not be empty. */
export function quantileOf(sorted: ArrayLike<number>, share: number): number {
  const position = share * (sorted.length - 1)
  const below = Math.floor(position)
  const lower = sorted[below] as number
  const upper = sorted[Math.min(below + 1, sorted.length - 1)] as number
  return lower + (upper - lower) * (position - below)
}
