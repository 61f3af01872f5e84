/** Checks a typed number against a range. */

export interface Range {
  readonly low: number
  readonly high: number
  /** Whether fractions are allowed. */
  readonly fractions?: boolean
}

/** What is wrong with the number; null where it is valid. */
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
