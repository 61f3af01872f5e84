/** How often each user or item occurs: seldom for most, often for a few. */
import type { Random } from '../../src/main/ports/random.ts'

/**
 * Returns `count` numbers from `least` to `most` whose sum is exactly `total`, log-normally distributed with the spread
 * `sigma` above the least.
 */
export function degrees(
  count: number,
  total: number,
  bounds: { readonly least: number; readonly most: number; readonly sigma: number },
  random: Random,
): Int32Array {
  const { least, most, sigma } = bounds
  if (count * least > total || count * most < total) throw new RangeError('No such degrees exist.')
  const weights = Float64Array.from({ length: count }, () => Math.exp(sigma * normal(random)))
  const sum = weights.reduce((all, weight) => all + weight, 0)
  const room = total - count * least
  const found = Int32Array.from(weights, (weight) =>
    Math.min(most, least + Math.floor((room * weight) / sum)),
  )
  let left = total - found.reduce((all, degree) => all + degree, 0)
  while (left > 0) {
    const one = random.below(count)
    const degree = found[one] ?? most
    if (degree >= most) continue
    found[one] = degree + 1
    left--
  }
  return found
}

/** Draws from the standard normal distribution (Box and Muller). */
function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next())
}
