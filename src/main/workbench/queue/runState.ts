/** What the queue knows of a run and the events do not say: state.json beside the manifest. */
import { z } from 'zod'
import type { ErrorDetails } from '#shared/errors.ts'
import { RUN_STATUSES } from '#shared/vocabulary/runs.ts'

export const runState = z.object({
  status: z.enum(RUN_STATUSES),
  /** What a running run was asked to become; a start of the engine that finds it carries it out. */
  ending: z.enum(['paused', 'stopped']).nullable().default(null),
  /** Queued runs start in rising order. */
  order: z.number().default(0),
  note: z.string().default(''),
  tags: z.array(z.string()).readonly().default([]),
  /** Why it failed. Errors are read as they were written. */
  error: z
    .custom<ErrorDetails>((value) => typeof value === 'object' && value !== null && 'code' in value)
    .nullable()
    .default(null),
  /** ISO 8601. */
  queuedAt: z.string().default(''),
  interactions: z.int().nullable().default(null),
  /** Sessions that began at event `seq`, one after the other, none of which ended in order. */
  attempts: z.object({ count: z.int(), seq: z.int() }).default({ count: 0, seq: 0 }),
  /** Answered from kept replies and vectors, without any model. */
  replay: z.boolean().default(false),
  /** ISO 8601; null outside the bin. */
  removedAt: z.string().nullable().default(null),
})

export type RunState = Readonly<z.infer<typeof runState>>

/** Of a run that the queue never had: one that a terminal began. */
export function foreignState(): RunState {
  return runState.parse({ status: 'stopped' })
}

/** Null where the file is absent, or damaged: then the events alone say what is known. */
export function parsedState(value: unknown): RunState | null {
  const parsed = runState.safeParse(value)
  return parsed.success ? parsed.data : null
}

/** Times are ISO 8601. What cannot be read is never old. */
export function wasRemovedBefore(content: { readonly value?: unknown }, moment: string): boolean {
  const removedAt = parsedState(content.value)?.removedAt ?? null
  return removedAt !== null && removedAt < moment
}
