/** How scores of Eq. 4 lie: quantiles, bins, and the threshold that a quantile suggests. */

/** Of rising scores the one that this share lies below; null where there are none. */
export function scoreQuantile(rising: readonly number[], quantile: number): number | null {
  return rising[Math.min(rising.length - 1, Math.floor(quantile * rising.length))] ?? null
}

export function risingScores(scores: readonly number[]): readonly number[] {
  return scores.toSorted((a, b) => a - b)
}

/** Equal bins over [-1, 1]. */
export function scoreHistogram(scores: readonly number[], bins: number): readonly number[] {
  const counts = new Array<number>(bins).fill(0)
  for (const score of scores) {
    const bin = Math.min(bins - 1, Math.max(0, Math.floor(((score + 1) * bins) / 2)))
    counts[bin] = (counts[bin] ?? 0) + 1
  }
  return counts
}

/** The share of scores that pass this threshold; 0 where there are none. */
export function passRate(scores: readonly number[], threshold: number): number {
  return scores.length === 0 ? 0 : scores.filter((score) => score >= threshold).length / scores.length
}

/** To three decimals, never above the score: the pair at the quantile is to pass as well. */
export function suggestedThreshold(score: number): number {
  const nearest = Math.round(score * 1000)
  return (nearest / 1000 <= score ? nearest : nearest - 1) / 1000
}
