/**
 * Compares two methods on the same users: mean difference, bootstrap interval, and the two-sided p-value of a paired
 * randomisation (sign-flip) test. Under the null hypothesis either method could have had either value of a user, so
 * each difference may carry either sign.
 */
import type { Interval } from '#shared/vocabulary/results.ts'
import type { Random } from '../ports/random.ts'
import { bootstrapMean } from './bootstrap.ts'

/** Up to this many differing users, every assignment of signs is counted. */
export const EXACT_LIMIT = 16
/** Random sign assignments that are drawn where there are too many users to count all of them. */
export const RANDOM_FLIPS = 10_000
/** Means over repetitions can differ by rounding alone; a smaller difference is a tie. */
const ROUNDING = 1e-12

/** How the first of two methods compares with the second. */
export interface PairedComparison {
  /** Mean over users of the first method's metric minus the second's. */
  readonly difference: number
  /** Its 95 % bootstrap interval over users. */
  readonly interval: Interval
  readonly pValue: number
  /** Users for whom the first method scored higher; ties and losses accordingly. */
  readonly wins: number
  readonly ties: number
  readonly losses: number
}

/**
 * Compares two methods by one difference per user (first minus second). The two random streams must be different ones.
 */
export function comparePaired(
  differences: readonly number[],
  streams: { readonly bootstrap: Random; readonly flips: Random },
): PairedComparison {
  const clean = differences.map((difference) => (Math.abs(difference) < ROUNDING ? 0 : difference))
  const wins = clean.filter((difference) => difference > 0).length
  const losses = clean.filter((difference) => difference < 0).length
  return {
    difference: clean.length === 0 ? 0 : sumOf(clean) / clean.length,
    interval: bootstrapMean(clean, streams.bootstrap),
    pValue: signFlipP(clean, streams.flips),
    wins,
    ties: clean.length - wins - losses,
    losses,
  }
}

/**
 * The two-sided p-value of the sign-flip test: the share of sign assignments whose sum is at least as far from 0 as the
 * observed one. Exact up to EXACT_LIMIT non-zero differences; beyond that estimated from RANDOM_FLIPS seeded
 * assignments, with the observed one counted in (add-one).
 */
export function signFlipP(differences: readonly number[], random: Random): number {
  const changed = differences.filter((difference) => difference !== 0)
  if (changed.length === 0) return 1
  const observed = Math.abs(sumOf(changed)) - changed.length * ROUNDING
  if (changed.length <= EXACT_LIMIT) return exactShare(changed, observed)
  let asExtreme = 0
  for (let flip = 0; flip < RANDOM_FLIPS; flip++) {
    let sum = 0
    for (const difference of changed) sum += random.next() < 0.5 ? difference : -difference
    if (Math.abs(sum) >= observed) asExtreme++
  }
  return (asExtreme + 1) / (RANDOM_FLIPS + 1)
}

/**
 * The share of all 2^n sign assignments whose absolute sum reaches `observed`. Bit n of an assignment flips value n.
 */
function exactShare(values: readonly number[], observed: number): number {
  const assignments = 2 ** values.length
  const sums = new Float64Array(assignments)
  sums[0] = sumOf(values)
  values.forEach((value, bit) => {
    const half = 2 ** bit
    for (let base = 0; base < half; base++) sums[half + base] = (sums[base] as number) - 2 * value
  })
  return sums.reduce((count, sum) => (Math.abs(sum) >= observed ? count + 1 : count), 0) / assignments
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0)
}
