/** Formats amounts of data and of time, the same in the terminal and in the window. */
import prettyBytes from 'pretty-bytes'

/** Formats are slow to make, and tables and zooms of charts write thousands of numbers. */
const PLAIN = new Intl.NumberFormat('en', { maximumFractionDigits: 6 })
const FIXED: Intl.NumberFormat[] = []
const SIGNIFICANT = new Intl.NumberFormat('en', { minimumSignificantDigits: 3, maximumSignificantDigits: 3 })

/** A count with separators of thousands: 2214 → `2,214`. */
export function formatCount(count: number): string {
  return formatFixed(count, 0)
}

/** A number with this many decimals, separators of thousands and a minus sign that is as wide as a plus: −0.0132. */
export function formatFixed(value: number, decimals: number): string {
  const format = (FIXED[decimals] ??= new Intl.NumberFormat('en', {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  }))
  return signed(value, format)
}

/** A number with as many decimals as it has, at most six: 0.85, 100,000. */
export function formatNumber(value: number): string {
  return signed(value, PLAIN)
}

/** A number with three significant digits, also where the last are zeros: 0.0440, 2.90, 1,460. */
export function formatSignificant(value: number): string {
  return signed(value, SIGNIFICANT)
}

/** A share from 0 to 1 in percent with two decimals, as the paper's Table 1 has it: 0.98072 → `98.07 %`. */
export function formatShare(share: number): string {
  return `${formatFixed(100 * share, 2)} %`
}

function signed(value: number, format: Intl.NumberFormat): string {
  const text = format.format(Math.abs(value))
  // What rounds to zero has no sign.
  return value < 0 && /[1-9]/.test(text) ? `−${text}` : text
}

/** Formats bytes in decimal units with three digits: 1536 → `1.54 kB`. */
export function formatBytes(bytes: number): string {
  return prettyBytes(Math.round(bytes))
}

/**
 * Formats a duration in milliseconds by its two largest units: 61,000 → `1 min 1 s`; below ten seconds with one
 * decimal.
 */
export function formatDuration(milliseconds: number): string {
  const seconds = milliseconds / 1000
  if (seconds < 9.95) return `${Number(seconds.toFixed(1))} s`
  const whole = Math.round(seconds)
  if (whole < 60) return `${whole} s`
  const minutes = Math.floor(whole / 60)
  if (minutes < 60) return twoParts(minutes, 'min', whole % 60, 's')
  const hours = Math.floor(whole / 3600)
  if (hours < 48) return twoParts(hours, 'h', Math.floor((whole % 3600) / 60), 'min')
  return twoParts(Math.floor(hours / 24), 'd', hours % 24, 'h')
}

function twoParts(large: number, largeUnit: string, small: number, smallUnit: string): string {
  return small === 0 ? `${large} ${largeUnit}` : `${large} ${largeUnit} ${small} ${smallUnit}`
}
