/** Formats a time of a dataset as a date, whatever its unit; mere positions stay numbers. */
import { timeUnitOf } from '#shared/vocabulary/imports/timeUnits.ts'

/** The day as `2014-03-01` (UTC); the number itself where it is more likely a position. */
export function formatTimestamp(timestamp: number): string {
  const unit = timeUnitOf(timestamp)
  return unit === null
    ? String(timestamp)
    : new Date((1000 * timestamp) / unit.perSecond).toISOString().slice(0, 10)
}
