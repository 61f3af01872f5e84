/** The scale of bars that show scores beside a threshold, from tenth to tenth. */

export interface BarScale {
  readonly low: number
  readonly high: number
  /** Where a score lies between the ends, from 0 to 1. */
  readonly shareOf: (score: number) => number
}

/** A scale that holds all scores and the threshold, with at least a tenth between its ends. */
export function barScale(scores: readonly number[], threshold: number | null): BarScale {
  const all = threshold === null ? scores : [...scores, threshold]
  const low = all.length === 0 ? 0 : Math.floor(tenths(Math.min(...all))) / 10
  const high = all.length === 0 ? 1 : Math.max(low + 0.1, Math.ceil(tenths(Math.max(...all))) / 10)
  return { low, high, shareOf: (score) => Math.min(1, Math.max(0, (score - low) / (high - low))) }
}

/** Rounds the last bits away, so that 0.3 is exactly three tenths. */
function tenths(value: number): number {
  return Number((10 * value).toFixed(9))
}
