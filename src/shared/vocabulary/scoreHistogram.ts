/** Reads a histogram of scores over [-1, 1]: which scores occur, and which threshold lets a given share pass. */

export interface ScoreBin {
  readonly low: number
  readonly high: number
  readonly count: number
}

/**
 * Returns the bins from the lowest occurring score to the highest, merged into at most `most` bins of equal width; none
 * where there are no scores.
 */
export function usedBins(histogram: readonly number[], most = histogram.length): readonly ScoreBin[] {
  const first = histogram.findIndex((count) => count > 0)
  if (first < 0) return []
  const last = histogram.findLastIndex((count) => count > 0)
  const size = Math.ceil((last - first + 1) / most)
  return Array.from({ length: Math.ceil((last - first + 1) / size) }, (_, place) => {
    const from = first + place * size
    const count = histogram.slice(from, from + size).reduce((sum, one) => sum + one, 0)
    return { low: edge(from, histogram), high: edge(from + size, histogram), count }
  })
}

/**
 * Returns the threshold that about this share (0 to 1) of the scores passes, assuming an even spread within each bin;
 * null where there are no scores.
 */
export function thresholdPassing(histogram: readonly number[], share: number): number | null {
  const all = histogram.reduce((sum, count) => sum + count, 0)
  if (all === 0) return null
  let wanted = share * all
  for (const { low, high, count } of usedBins(histogram).toReversed()) {
    if (count >= wanted) return count === 0 ? high : high - ((high - low) * wanted) / count
    wanted -= count
  }
  return usedBins(histogram)[0]?.low ?? null
}

/** Returns about which share of the scores passes this threshold, assuming an even spread within each bin. */
export function sharePassing(histogram: readonly number[], threshold: number): number {
  const all = histogram.reduce((sum, count) => sum + count, 0)
  if (all === 0) return 0
  const passing = usedBins(histogram).reduce((sum, { low, high, count }) => {
    return sum + count * Math.min(1, Math.max(0, (high - threshold) / (high - low)))
  }, 0)
  return passing / all
}

/** The edge of a bin, rounded because binary fractions would show in labels. */
function edge(bin: number, histogram: readonly number[]): number {
  return Math.round((-1 + (2 * bin) / histogram.length) * 1e6) / 1e6
}
