/** Time. Nothing that is read here may get into events, keys of replies or results: a repeated run must give them again. */

export interface Clock {
  /** This moment, ISO 8601 in UTC. */
  now(): string
  /** The moment this many days of 24 hours ago, ISO 8601 in UTC. */
  daysAgo(days: number): string
  /** Milliseconds, with fractions, of a clock that never goes backwards. Only differences mean something. */
  milliseconds(): number
}
