/** Amounts as a person reads them in the window: counts, moments, shares, and those that the terminal says too. */
export { formatBytes, formatDuration } from '#shared/quantities.ts'

/** 2214 → `2,214`. */
export function formatCount(count: number): string {
  return Math.round(count).toLocaleString('en')
}

/** ISO 8601 or milliseconds → day and minute where the reader is. */
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
