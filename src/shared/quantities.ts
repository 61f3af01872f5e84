/** Formats amounts of data and of time, the same in the terminal and in the window. */
import prettyBytes from 'pretty-bytes'

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
