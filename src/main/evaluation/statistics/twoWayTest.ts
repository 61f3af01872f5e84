/**
 * Whether a mean over seeds and users differs from 0, where both are drawn by chance: the analysis of crossed random
 * effects, as several readers of the same cases are compared (Hillis 2007), with the reference distribution of Cochran
 * and Cox.
 */
import type { Interval } from '#shared/vocabulary/results.ts'
import { pointOf } from './studentT.ts'
import { twoWayMeanSquares } from './twoWayMeanSquares.ts'
import { equivalentDegrees, weightedP, weightedPoint, type VariancePart } from './weightedT.ts'

/** Power with which `detectable` is found, as the share that is missed. */
const MISSED = 0.2
const TAIL = 0.025
/** What is left of equal values by rounding, relative to values of about 1. */
const ROUNDING = 1e-20

/** A test over seeds and users. */
export interface TwoWayTest {
  readonly t: number
  readonly degrees: number
  readonly pValue: number
  /** The 95 % interval that belongs to the test: 0 lies outside where the p-value is below 0.05. */
  readonly interval: Interval
  readonly detectable: number
}

/**
 * Tests the mean of `values[seed][user]`. Its variance is estimated as (MS_seeds + max(MS_users − MS_error, 0)) / (S·U),
 * with S − 1 degrees of freedom for the first part and U − 1 for the second. Where the means of all seeds are equal,
 * which coarse values make likely, MS_error stands for MS_seeds, because it is what chance alone makes of it. Returns
 * null where nothing can be said of the variance: with one seed or one user, or without any variation.
 */
export function twoWayTest(values: readonly Float64Array[]): TwoWayTest | null {
  const seeds = values.length
  const users = values[0]?.length ?? 0
  if (seeds < 2 || users < 2) return null
  const squares = twoWayMeanSquares(values)
  const ofSeeds = squares.seeds <= ROUNDING ? squares.error : squares.seeds
  const parts: readonly VariancePart[] = [
    { variance: ofSeeds <= ROUNDING ? 0 : ofSeeds, degrees: seeds - 1 },
    { variance: Math.max(0, squares.users - squares.error), degrees: users - 1 },
  ]
  const variance = parts.reduce((sum, part) => sum + part.variance, 0) / (seeds * users)
  if (variance <= ROUNDING) return null
  const error = Math.sqrt(variance)
  const t = squares.mean / error
  const half = weightedPoint(TAIL, parts) * error
  return {
    t,
    degrees: equivalentDegrees(parts),
    pValue: weightedP(t, parts),
    interval: bounded(squares.mean - half, squares.mean + half),
    detectable: half + weightedPoint(MISSED, parts) * error,
  }
}

/** Returns the difference that a paired t-test over users finds in four of five cases; null where they do not vary. */
export function detectableOverUsers(values: Float64Array): number | null {
  const users = values.length
  if (users < 2) return null
  const mean = values.reduce((sum, value) => sum + value, 0) / users
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  const error = Math.sqrt(squares / (users - 1) / users)
  return error ** 2 <= ROUNDING ? null : (pointOf(TAIL, users - 1) + pointOf(MISSED, users - 1)) * error
}

/** No metric is below 0 or above 1, and so no difference of two is outside −1 and 1. */
function bounded(low: number, high: number): Interval {
  return { low: Math.max(-1, low), high: Math.min(1, high) }
}
