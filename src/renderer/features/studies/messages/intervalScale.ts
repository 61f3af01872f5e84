/** Where the intervals of a table are drawn: all on one scale about 0. */
import type { MessagesTest } from '#shared/vocabulary/studies/messagesReport.ts'

/** Returns how far the scale reaches to both sides of 0; never 0. */
export function intervalReach(tests: readonly (MessagesTest | null)[]): number {
  const ends = tests.flatMap((test) =>
    test ? [Math.abs(test.interval.low), Math.abs(test.interval.high), Math.abs(test.difference)] : [],
  )
  return Math.max(0.01, ...ends)
}

/** Returns the place of a value as a share of the width, from 0 to 1. */
export function placeOnScale(value: number, reach: number): number {
  return Math.min(1, Math.max(0, (value / reach + 1) / 2))
}
