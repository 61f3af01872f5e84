/** What is wrong with a number that was typed. */

export interface Range {
  readonly low: number
  readonly high: number
  /** Fractions are right as well. */
  readonly fractions?: boolean
}

/** Null where nothing is. */
export function rangeProblem(value: number | string, { low, high, fractions = false }: Range): string | null {
  const fits =
    typeof value === 'number' &&
    (fractions ? Number.isFinite(value) : Number.isInteger(value)) &&
    value >= low &&
    value <= high
  return fits
    ? null
    : `Expected a ${fractions ? '' : 'whole '}number from ${low} to ${high}; found ${String(value).trim() === '' ? 'nothing' : value}.`
}
