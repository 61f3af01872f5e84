/** Reads the clock of the operating system. */
import type { Clock } from '../ports/clock.ts'

const DAY = 86_400_000

/** The clock that the engine uses. */
export const systemClock: Clock = {
  now: () => new Date().toISOString(),
  daysAgo: (days) => new Date(Date.now() - days * DAY).toISOString(),
  milliseconds: () => performance.now(),
}
