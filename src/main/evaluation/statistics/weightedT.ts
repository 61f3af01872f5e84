/**
 * Cochran and Cox (1950): where a variance is the sum of two estimates with few degrees of freedom each, a critical
 * value is the mean of their critical values, weighted with their parts of the variance. Here this holds for all
 * quantiles, so that there is one reference distribution: the one whose quantiles are these weighted means.
 */
import { pointOf, upperTail } from './studentT.ts'

/** A part of a variance with its degrees of freedom. */
export interface VariancePart {
  readonly variance: number
  readonly degrees: number
}

/** Returns the value that is exceeded with probability `tail`, at most one half. One of the parts must be above 0. */
export function weightedPoint(tail: number, parts: readonly VariancePart[]): number {
  const total = parts.reduce((sum, { variance }) => sum + variance, 0)
  return parts
    .filter(({ variance }) => variance > 0)
    .reduce((sum, { variance, degrees }) => sum + (variance / total) * pointOf(tail, degrees), 0)
}

/** Returns the two-sided p-value of a statistic. */
export function weightedP(t: number, parts: readonly VariancePart[]): number {
  const reached = Math.abs(t)
  const tails = parts
    .filter(({ variance }) => variance > 0)
    .map(({ degrees }) => Math.max(1e-300, upperTail(reached, degrees)))
  // The weighted point lies between those of the parts, and so does the probability, whose logarithm is bisected.
  let [low, high] = [Math.log(Math.min(...tails)), Math.log(Math.max(...tails))]
  while (high - low > 1e-10) {
    const middle = (low + high) / 2
    if (weightedPoint(Math.exp(middle), parts) > reached) low = middle
    else high = middle
  }
  return Math.min(1, 2 * Math.exp((low + high) / 2))
}

/** Returns the degrees of freedom for which Student's 97.5 % point is the weighted one. */
export function equivalentDegrees(parts: readonly VariancePart[]): number {
  const point = weightedPoint(0.025, parts)
  const known = parts.filter(({ variance }) => variance > 0).map(({ degrees }) => degrees)
  let [low, high] = [Math.min(...known), Math.max(...known)]
  while (high - low > 1e-9 * high) {
    const middle = (low + high) / 2
    if (pointOf(0.025, middle) > point) low = middle
    else high = middle
  }
  return (low + high) / 2
}
