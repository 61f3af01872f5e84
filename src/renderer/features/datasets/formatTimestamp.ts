/** Formats a time of a dataset as a date. Sources give seconds, milliseconds, microseconds or mere positions. */

/** From here on (March 1973 in milliseconds, the year 5138 in seconds) a number is taken for milliseconds. */
const MILLISECONDS_FROM = 1e11
/** From here on a number is taken for microseconds, likewise. */
const MICROSECONDS_FROM = 1e14
/** Below (three years into the epoch in seconds) it is more likely a position than a time. */
const SECONDS_FROM = 1e8

/** The day as `2014-03-01` (UTC); the number itself where it is more likely a position. */
export function formatTimestamp(timestamp: number): string {
  if (timestamp < SECONDS_FROM) return String(timestamp)
  const date = new Date(millisecondsOf(timestamp))
  return Number.isNaN(date.getTime()) ? String(timestamp) : date.toISOString().slice(0, 10)
}

function millisecondsOf(timestamp: number): number {
  if (timestamp >= MICROSECONDS_FROM) return timestamp / 1000
  return timestamp >= MILLISECONDS_FROM ? timestamp : 1000 * timestamp
}
