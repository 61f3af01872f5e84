/** Holm's step-down correction: p-values that stay honest when several tests are read together. */

/** Corrected p-values in the order given: the k-th smallest times (m - k + 1), never falling, at most 1. */
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
