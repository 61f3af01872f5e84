/** Draws of first values. */
import type { Random } from '../../ports/random.ts'

/** Returns draws from a normal distribution with mean 0 (Box and Muller). */
export function normalDraws(random: Random, deviation: number): () => number {
  let kept: number | null = null
  return () => {
    if (kept !== null) {
      const value = kept
      kept = null
      return value
    }
    const radius = deviation * Math.sqrt(-2 * Math.log(1 - random.next()))
    const angle = 2 * Math.PI * random.next()
    kept = radius * Math.sin(angle)
    return radius * Math.cos(angle)
  }
}

/** Returns draws from the uniform distribution on [-bound, bound). */
export function uniformDraws(random: Random, bound: number): () => number {
  return () => bound * (2 * random.next() - 1)
}
