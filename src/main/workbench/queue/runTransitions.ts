/** What becomes of the state of a run when a session begins, ends, or was ended by the death of the engine. */
import { isCancellation, toWire, type ErrorDetails } from '#shared/errors.ts'
import type { RunStatus } from '#shared/vocabulary/runs.ts'
import type { RunRecord } from '../runs/runRecords.ts'
import type { RunState } from './runState.ts'

/** Sessions that a run may begin at the same event without one of them ending in order. */
const ATTEMPTS = 3

/** Counts the session, until it ends in order. */
export function begun({ state, glance }: Pick<RunRecord, 'state' | 'glance'>): Partial<RunState> {
  const count = state.attempts.seq === glance.seq ? state.attempts.count + 1 : 1
  return { status: 'running', ending: null, error: null, attempts: { count, seq: glance.seq } }
}

/** What a session came to. One that was cancelled without being asked to end goes on at the next start. */
export function outcomeOf(
  error: unknown,
  ending: RunState['ending'],
): { status: RunStatus; error: ErrorDetails | null } {
  if (error === null) return { status: 'finished', error: null }
  if (!isCancellation(error)) return { status: 'failed', error: toWire(error).details }
  return { status: ending ?? 'running', error: null }
}

/** A run that was running when the engine went away: `order` is that of the head of the queue. */
export function takenUp(
  { state, glance, fault }: Pick<RunRecord, 'state' | 'glance' | 'fault'>,
  order: number,
): Partial<RunState> {
  const { ending, attempts } = state
  if (fault) return { status: 'failed', error: fault }
  if (ending) return { status: ending, ending: null }
  if (attempts.count < ATTEMPTS || attempts.seq !== glance.seq) return { status: 'queued', order }
  const reason = `it ended ${ATTEMPTS} times while it worked on this run, each time without an event after event ${glance.seq}`
  return { status: 'failed', error: { code: 'engine-lost', reason } }
}
