/** The file state.json beside the manifest: what the queue knows about a run and the events do not say. */
import { z } from 'zod'
import type { ErrorDetails } from '#shared/errors.ts'
import { fromBundle } from '#shared/vocabulary/bundles/fromBundle.ts'
import { RUN_STATUSES } from '#shared/vocabulary/runs.ts'
import { cellOfRun } from '#shared/vocabulary/studies/studies.ts'

/** The schema of state.json. A field that is missing gets its default. */
export const runState = z.object({
  status: z.enum(RUN_STATUSES),
  /** What a running run was asked to become. An engine that finds it at its start carries it out. */
  ending: z.enum(['paused', 'stopped']).nullable().default(null),
  /** Queued runs start in ascending order. */
  order: z.number().default(0),
  /** What a person calls the run; empty where it has no name of its own. */
  name: z.string().default(''),
  note: z.string().default(''),
  tags: z.array(z.string()).readonly().default([]),
  /** Why the run failed. Errors are read as they were written. */
  error: z
    .custom<ErrorDetails>((value) => typeof value === 'object' && value !== null && 'code' in value)
    .nullable()
    .default(null),
  /** The entry of the log with the stack and causes of `error`. */
  logId: z.string().nullable().default(null),
  /** When the run was queued, in ISO 8601. */
  queuedAt: z.string().default(''),
  interactions: z.int().nullable().default(null),
  /** The number of consecutive sessions that began at event `seq` and did not end properly. */
  attempts: z.object({ count: z.int(), seq: z.int() }).default({ count: 0, seq: 0 }),
  /** Whether the run is answered from stored replies and vectors, without any model. */
  replay: z.boolean().default(false),
  /** Whether the run goes on although something is not as it began; its events say what. */
  anyway: z.boolean().default(false),
  /** The cell of a study that the run was made for. */
  study: cellOfRun.nullable().default(null),
  /** Whether a paused run waits for its study to go on, which resumes it then. One that the user paused is left alone. */
  heldByStudy: z.boolean().default(false),
  /** Where the run came from, if a bundle brought it; such a run is never resumed. */
  fromBundle: fromBundle.nullable().default(null),
  /** When the run was removed, in ISO 8601; null outside the bin. */
  removedAt: z.string().nullable().default(null),
})

/** The state of a run. */
export type RunState = Readonly<z.infer<typeof runState>>

/** Returns the state of a run that the queue never had, such as one that a terminal began. */
export function foreignState(): RunState {
  return runState.parse({ status: 'stopped' })
}

/** Parses a state. Returns null if the file is absent or damaged; then only the events say what is known. */
export function parsedState(value: unknown): RunState | null {
  const parsed = runState.safeParse(value)
  return parsed.success ? parsed.data : null
}

/** Tells whether a run was removed before a moment, in ISO 8601. A state that cannot be read never counts as old. */
export function wasRemovedBefore(content: { readonly value?: unknown }, moment: string): boolean {
  const removedAt = parsedState(content.value)?.removedAt ?? null
  return removedAt !== null && removedAt < moment
}
