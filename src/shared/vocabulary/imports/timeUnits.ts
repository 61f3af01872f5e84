/** Units in which sources tell times, known by their size: from 1973 to 5138. A smaller number may be anything that orders rows. */

/** A unit; times from `from` on and below `below` are told in it. */
export interface TimeUnit {
  readonly name: string
  /** How many of it are a second. */
  readonly perSecond: number
  readonly from: number
  readonly below: number
}

const TIME_UNITS: readonly TimeUnit[] = [
  { name: 'seconds', perSecond: 1, from: 1e8, below: 1e11 },
  { name: 'milliseconds', perSecond: 1e3, from: 1e11, below: 1e14 },
  { name: 'microseconds', perSecond: 1e6, from: 1e14, below: 1e17 },
  { name: 'nanoseconds', perSecond: 1e9, from: 1e17, below: 1e20 },
]

/** Returns the unit of a time since 1970; null for what is more likely a position. */
export function timeUnitOf(time: number): TimeUnit | null {
  return TIME_UNITS.find(({ from, below }) => time >= from && time < below) ?? null
}
