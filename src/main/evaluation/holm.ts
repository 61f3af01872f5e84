/** Holm's step-down correction of p-values for several tests that are read together. */

/**
 * Returns the corrected p-values in the order given: the k-th smallest of m is multiplied by (m - k + 1), never falls
 * below the one before it, and is at most 1.
 */
export function holm(pValues: readonly number[]): number[] {
  const ascending = pValues.map((pValue, index) => ({ pValue, index })).sort((a, b) => a.pValue - b.pValue)
  const corrected = new Array<number>(pValues.length).fill(1)
  let reached = 0
  ascending.forEach(({ pValue, index }, position) => {
    reached = Math.max(reached, Math.min(1, pValue * (pValues.length - position)))
    corrected[index] = reached
  })
  return corrected
}
