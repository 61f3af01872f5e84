/** Formats amounts for the window: counts, moments and shares, and those that the terminal formats too. */
export { formatBytes, formatDuration } from '#shared/quantities.ts'

/** A count with separators of thousands: 2214 → `2,214`. */
export function formatCount(count: number): string {
  return Math.round(count).toLocaleString('en')
}

/** A moment, given in ISO 8601 or in milliseconds, as day and minute in the reader's time zone. */
export function formatMoment(moment: string | number): string {
  return new Date(moment).toLocaleString('en-GB', {
    day: '2-digit',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  })
}

/** A share in percent with two decimals, as the paper's Table 1 has it: 0.98072 → `98.07 %`. */
export function formatShare(share: number): string {
  return `${(100 * share).toFixed(2)} %`
}
