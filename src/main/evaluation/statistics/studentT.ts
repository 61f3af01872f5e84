/** Student's t distribution; degrees of freedom may be any number above 0. */
import { incompleteBeta, logGamma } from './incompleteBeta.ts'

/** Returns the probability of a value of at least `t`. */
export function upperTail(t: number, degrees: number): number {
  const square = t * t
  const half =
    0.5 * incompleteBeta(degrees / (degrees + square), square / (degrees + square), [degrees / 2, 0.5])
  return t >= 0 ? half : 1 - half
}

/** Returns the t that is reached with probability `tail`, above 0 and at most one half: `pointOf(0.025, 9)` is 2.2622. */
export function pointOf(tail: number, degrees: number): number {
  if (tail >= 0.5) return 0
  let [low, high] = [0, 1]
  while (upperTail(high, degrees) > tail) [low, high] = [high, high * 2]
  let t = (low + high) / 2
  // Newton's method, and a bisection wherever it would leave what is known to hold the point.
  for (let step = 0; step < 200; step++) {
    const excess = upperTail(t, degrees) - tail
    if (excess > 0) low = t
    else high = t
    const next = t + excess / density(t, degrees)
    const inside = next > low && next < high
    const moved = inside ? next : (low + high) / 2
    if (Math.abs(moved - t) <= 1e-14 * Math.abs(t)) return moved
    t = moved
  }
  return t
}

function density(t: number, degrees: number): number {
  const factor = logGamma((degrees + 1) / 2) - logGamma(degrees / 2) - 0.5 * Math.log(degrees * Math.PI)
  return Math.exp(factor - ((degrees + 1) / 2) * Math.log1p((t * t) / degrees))
}
