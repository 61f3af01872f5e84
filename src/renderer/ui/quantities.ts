/** Amounts as a person reads them: counts, bytes, durations, moments. */

/** 2214 → `2,214`. */
export function formatCount(count: number): string {
  return Math.round(count).toLocaleString('en')
}

/** Decimal units, three figures: 1536 → `1.54 kB`. */
export function formatBytes(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'] as const
  let value = bytes
  let unit = 0
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1000
    unit += 1
  }
  const text = unit === 0 ? value.toFixed(0) : Number(value.toPrecision(3)).toString()
  return `${text} ${units[unit] ?? ''}`
}

/** The two largest parts: 61,000 ms → `1 min 1 s`; below ten seconds one decimal. */
export function formatDuration(milliseconds: number): string {
  const seconds = milliseconds / 1000
  if (seconds < 9.95) return `${Number(seconds.toFixed(1))} s`
  const whole = Math.round(seconds)
  if (whole < 60) return `${whole} s`
  const minutes = Math.floor(whole / 60)
  if (minutes < 60) return join(minutes, 'min', whole % 60, 's')
  const hours = Math.floor(whole / 3600)
  if (hours < 48) return join(hours, 'h', Math.floor((whole % 3600) / 60), 'min')
  return join(Math.floor(hours / 24), 'd', hours % 24, 'h')
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

function join(large: number, largeUnit: string, small: number, smallUnit: string): string {
  return small === 0 ? `${large} ${largeUnit}` : `${large} ${largeUnit} ${small} ${smallUnit}`
}
