/**
 * The bootstrap of a mean over seeds and users, where the same users stand under each seed: both are drawn with
 * replacement (Owen 2007).
 */
import type { Interval } from '#shared/vocabulary/results.ts'
import type { Random } from '../../ports/random.ts'
import { bootstrapMean, BOOTSTRAP_RESAMPLES } from '../bootstrap.ts'
import { percentileInterval } from '../percentileInterval.ts'

/**
 * Returns the 95 % percentile interval of the mean of `values[seed][user]`. Of S seeds S − 1 are drawn, so that the
 * variance of a few seeds is not taken as too small (Rao and Wu 1988); one seed is drawn by itself, and then the interval
 * is over users alone. Both ends are 0 where there are no values.
 */
export function crossedBootstrap(values: readonly Float64Array[], random: Random): Interval {
  const [first] = values
  if (first === undefined || first.length === 0) return { low: 0, high: 0 }
  if (values.length === 1) return bootstrapMean([...first], random)
  const drawn = values.length - 1
  const means = new Float64Array(BOOTSTRAP_RESAMPLES)
  const ofUser = new Float64Array(first.length)
  for (let resample = 0; resample < BOOTSTRAP_RESAMPLES; resample++) {
    ofUser.fill(0)
    for (let draw = 0; draw < drawn; draw++) {
      const row = values[random.below(values.length)] as Float64Array
      for (let user = 0; user < ofUser.length; user++)
        ofUser[user] = (ofUser[user] as number) + (row[user] as number)
    }
    let sum = 0
    for (let draw = 0; draw < ofUser.length; draw++) sum += ofUser[random.below(ofUser.length)] as number
    means[resample] = sum / (drawn * ofUser.length)
  }
  return percentileInterval(means)
}
