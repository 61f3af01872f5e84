/** Seeded percentile bootstrap of a mean: how far a mean over these users would move with other users. */
import { WorkbenchError } from '#shared/errors.ts'
import type { Interval } from '#shared/vocabulary/results.ts'
import type { Random } from '../ports/random.ts'
import { percentileInterval } from './percentileInterval.ts'

/** Resamples of one interval. */
export const BOOTSTRAP_RESAMPLES = 2000

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
  return within(values, percentileInterval(means))
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
