/** The distribution of routing scores (Eq. 4): quantiles, histogram, and the threshold that a quantile suggests. */

/** Returns the score below which this share (0 to 1) of the ascending scores lies; null where there are none. */
export function scoreQuantile(rising: readonly number[], quantile: number): number | null {
  return rising[Math.min(rising.length - 1, Math.floor(quantile * rising.length))] ?? null
}

/** Returns the scores in ascending order, as `scoreQuantile` needs them. */
export function risingScores(scores: readonly number[]): readonly number[] {
  return scores.toSorted((a, b) => a - b)
}

/** Counts the scores in equal bins over [-1, 1]. */
export function scoreHistogram(scores: readonly number[], bins: number): readonly number[] {
  const counts = new Array<number>(bins).fill(0)
  for (const score of scores) {
    const bin = Math.min(bins - 1, Math.max(0, Math.floor(((score + 1) * bins) / 2)))
    counts[bin] = (counts[bin] ?? 0) + 1
  }
  return counts
}

/** Returns the share of scores, 0 to 1, at or above this threshold; 0 where there are none. */
export function passRate(scores: readonly number[], threshold: number): number {
  return scores.length === 0 ? 0 : scores.filter((score) => score >= threshold).length / scores.length
}

/** Rounds a score down to three decimals, so that the pair at the quantile passes as well. */
export function suggestedThreshold(score: number): number {
  const nearest = Math.round(score * 1000)
  return (nearest / 1000 <= score ? nearest : nearest - 1) / 1000
}
