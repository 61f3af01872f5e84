/** A histogram of whole numbers with a long tail. */
import type { CountBin } from '#shared/vocabulary/imports/datasetDistributions.ts'

const MOST_BINS = 40
/** The share of values that bins of equal width cover at least; what is larger stands in one last bin. */
const COVERED = 0.99

/**
 * Returns bins of equal width without gaps, from the smallest value on. Where the values do not fit into forty bins of
 * width 1, the last bin holds the largest hundredth or less and is open.
 */
export function integerBins(values: readonly number[]): readonly CountBin[] {
  const sorted = Int32Array.from(values).sort()
  const low = sorted[0]
  const top = sorted.at(-1)
  if (low === undefined || top === undefined) return []
  const last = top - low < MOST_BINS ? top : (sorted[Math.ceil(COVERED * sorted.length) - 1] ?? top)
  const width = Math.ceil((last - low + 1) / MOST_BINS)
  const bins = Math.ceil((last - low + 1) / width)
  const counts = new Array<number>(bins + 1).fill(0)
  for (const value of sorted) {
    const bin = Math.min(bins, Math.floor((value - low) / width))
    counts[bin] = (counts[bin] ?? 0) + 1
  }
  return counts.flatMap((count, bin): readonly CountBin[] => {
    const from = low + bin * width
    if (bin < bins) return [{ low: from, high: from + width - 1, count }]
    return count === 0 ? [] : [{ low: from, high: null, count }]
  })
}
