/** Formats a time of a dataset as a date. Sources give seconds, milliseconds or mere positions. */

/** From here on (September 2001 in milliseconds, the year 33658 in seconds) a number is taken for milliseconds. */
const MILLISECONDS_FROM = 1e12
/** Below (three years into the epoch in seconds) it is more likely a position than a time. */
const SECONDS_FROM = 1e8

/** The day as `2014-03-01` (UTC); the number itself where it is more likely a position. */
export function formatTimestamp(timestamp: number): string {
  if (timestamp < SECONDS_FROM) return String(timestamp)
  const date = new Date(timestamp >= MILLISECONDS_FROM ? timestamp : 1000 * timestamp)
  return Number.isNaN(date.getTime()) ? String(timestamp) : date.toISOString().slice(0, 10)
}
