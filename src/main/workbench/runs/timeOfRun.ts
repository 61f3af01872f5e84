/** The wall time of a run, added up over the sessions that worked on it. */
import { z } from 'zod'
import type { TimeSplit } from '#shared/vocabulary/studies/studyResults.ts'

const milliseconds = z.number().nonnegative()
const session = z.object({
  fromSeq: z.number(),
  toSeq: z.number(),
  time: z.object({
    total: milliseconds,
    model: milliseconds,
    embedding: milliseconds,
    index: milliseconds,
    rest: milliseconds,
  }),
})

/**
 * Returns the time of all sessions, from the lines of sessions.jsonl in their order; null where it is not known: where
 * there are no sessions, where one measured no time, as in versions before, and where one was killed and left no line.
 */
export function timeOfRun(sessions: readonly unknown[]): TimeSplit | null {
  const lines = sessions.flatMap((line) => session.safeParse(line).data ?? [])
  if (lines.length === 0 || lines.length < sessions.length) return null
  const isWhole = lines.every(({ fromSeq }, at) => fromSeq <= (lines[at - 1]?.toSeq ?? 0))
  if (!isWhole) return null
  const sumOf = (part: keyof TimeSplit) => lines.reduce((sum, { time }) => sum + time[part], 0)
  return {
    total: sumOf('total'),
    model: sumOf('model'),
    embedding: sumOf('embedding'),
    index: sumOf('index'),
    rest: sumOf('rest'),
  }
}
