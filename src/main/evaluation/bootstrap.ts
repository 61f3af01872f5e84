/** Seeded percentile bootstrap of a mean: how far a figure over these users may move with other users. */
import type { Interval } from '#shared/vocabulary/results.ts'
import type { Random } from '../recnet/ports.ts'

export const BOOTSTRAP_RESAMPLES = 2000
const CONFIDENCE = 0.95

/** 95 % interval of the mean of `values` (one per user). Both ends are 0 where there are no values. */
export function bootstrapMean(values: readonly number[], random: Random): Interval {
  if (values.length === 0) return { low: 0, high: 0 }
  const means = new Float64Array(BOOTSTRAP_RESAMPLES)
  for (let resample = 0; resample < BOOTSTRAP_RESAMPLES; resample++) {
    let sum = 0
    for (let draw = 0; draw < values.length; draw++) sum += values[random.below(values.length)] as number
    means[resample] = sum / values.length
  }
  means.sort()
  const tail = (1 - CONFIDENCE) / 2
  return { low: quantileOf(means, tail), high: quantileOf(means, 1 - tail) }
}

/** Quantile of ascending values, linear between neighbours. `share` is 0..1; `sorted` must not be empty. */
export function quantileOf(sorted: ArrayLike<number>, share: number): number {
  const position = share * (sorted.length - 1)
  const below = Math.floor(position)
  const lower = sorted[below] as number
  const upper = sorted[Math.min(below + 1, sorted.length - 1)] as number
  return lower + (upper - lower) * (position - below)
}
