/** Where sessions left a run before its end, from the lines of sessions.jsonl. */
import { z } from 'zod'
import { SESSION_ENDS, type RunPause } from '#shared/vocabulary/recording/runStrip.ts'

const session = z.object({
  began: z.iso.datetime().nullable().catch(null),
  milliseconds: z.number().nonnegative().catch(0),
  fromSeq: z.number(),
  toSeq: z.number(),
  step: z.number(),
  /** Absent in lines of earlier versions. */
  fromStep: z.number().optional(),
  end: z.enum(SESSION_ENDS).optional(),
})
type Session = z.infer<typeof session>

/**
 * Returns the pauses of a run, oldest first. A process that was killed left no line: its pause shows in that the next
 * one began after a later event, and its step is known where that one noted the step at which it began.
 */
export function pausesOf(sessions: readonly unknown[]): readonly RunPause[] {
  const lines = sessions.flatMap((line) => session.safeParse(line).data ?? [])
  return lines.flatMap((line, index) => {
    const next = lines[index + 1]
    const killed = killedBefore(line, lines[index - 1]?.toSeq ?? 0)
    const isLast = next === undefined
    if (line.end === 'finished' || (isLast && line.end === undefined)) return killed
    const { step, end = null } = line
    const pause = { step, end, at: endOf(line), resumedAt: next?.began ?? null }
    return [...killed, pause]
  })
}

function killedBefore({ fromSeq, fromStep, began }: Session, lastSeq: number): readonly RunPause[] {
  if (fromSeq <= lastSeq || fromStep === undefined) return []
  return [{ step: fromStep, end: null, at: null, resumedAt: began }]
}

function endOf({ began, milliseconds }: Session): string | null {
  return began === null ? null : new Date(Date.parse(began) + milliseconds).toISOString()
}
