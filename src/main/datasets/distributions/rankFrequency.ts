/** Item popularity as rank and frequency, for a drawing on two logarithmic axes. */

const MOST_POINTS = 100

/** One rank, counted from 1, and how many interactions its item has. */
export interface RankPoint {
  readonly rank: number
  readonly interactions: number
}

/** Returns the points of at most a hundred ranks, evenly in their logarithm, the first and the last rank included. */
export function rankFrequency(counts: Iterable<number>): readonly RankPoint[] {
  const sorted = Int32Array.from(counts).sort().reverse()
  const exponents = Array.from({ length: MOST_POINTS }, (_, index) => index / (MOST_POINTS - 1))
  const ranks = new Set(exponents.map((exponent) => Math.round(sorted.length ** exponent)))
  return [...ranks].flatMap((rank) => {
    const interactions = sorted[rank - 1]
    return interactions === undefined ? [] : [{ rank, interactions }]
  })
}
