/** What is wrong with a whole number that was typed. */

/** Null where nothing is. */
export function rangeProblem(value: number | string, { low, high }: { readonly low: number; readonly high: number }): string | null {
  const fits = typeof value === 'number' && Number.isInteger(value) && value >= low && value <= high
  return fits ? null : `Expected a whole number from ${low} to ${high}; found ${String(value).trim() === '' ? 'nothing' : value}.`
}
