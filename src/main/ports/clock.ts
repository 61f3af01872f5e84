/**
 * The clock. No value read here may enter events, keys of stored replies or results, because a repeated run must
 * reproduce them byte for byte.
 */

/** Wall-clock time for records of when something happened, and a monotonic clock for durations. */
export interface Clock {
  /** The current time as ISO 8601 in UTC. */
  now(): string
  /** The time `days` periods of 24 hours before now, as ISO 8601 in UTC. */
  daysAgo(days: number): string
  /**
   * Milliseconds, with fractions, from a clock that never goes backwards. Only the difference of two readings has a
   * meaning.
   */
  milliseconds(): number
}
