/** Computes the state of a run when a session begins or ends, or after the engine died. */
import { isCancellation, toWire } from '#shared/errors.ts'
import type { RunRecord } from '../runs/runRecords.ts'
import type { SessionEnd } from './runSession.ts'
import type { RunState } from './runState.ts'

/** The number of sessions that may begin at the same event without ending properly, before the run counts as failed. */
const ATTEMPTS = 3

/** Returns the change of state at the beginning of a session, which counts as an attempt until it ends properly. */
export function begun({ state, glance }: Pick<RunRecord, 'state' | 'glance'>): Partial<RunState> {
  const count = state.attempts.seq === glance.seq ? state.attempts.count + 1 : 1
  return { status: 'running', ending: null, error: null, logId: null, attempts: { count, seq: glance.seq } }
}

/** Returns the outcome of a session. A session that was cancelled without a request to end is resumed at the next start. */
export function outcomeOf(
  { error, logId }: SessionEnd,
  ending: RunState['ending'],
): Pick<RunState, 'status' | 'error' | 'logId'> {
  if (error === null) return { status: 'finished', error: null, logId: null }
  if (!isCancellation(error)) return { status: 'failed', error: toWire(error).details, logId }
  return { status: ending ?? 'running', error: null, logId: null }
}

/** Returns the change of state of a run that was running when the engine died. `order` is the number of the head of the queue. */
export function takenUp(
  { state, glance, fault }: Pick<RunRecord, 'state' | 'glance' | 'fault'>,
  order: number,
): Partial<RunState> {
  const { ending, attempts } = state
  if (fault) return { status: 'failed', error: fault, logId: null }
  if (ending) return { status: ending, ending: null }
  if (attempts.count < ATTEMPTS || attempts.seq !== glance.seq) return { status: 'queued', order }
  // Nothing of it is missing but its report, which is read from its events.
  if (glance.finished) return { status: 'finished', error: null }
  const reason = `it ended ${ATTEMPTS} times while it worked on this run, each time without an event after event ${glance.seq}`
  return { status: 'failed', error: { code: 'engine-lost', reason }, logId: null }
}
