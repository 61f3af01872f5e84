/** Conducts one session of a queued run; its view is saved at the end. */
import { isCancellation } from '#shared/errors.ts'
import type { StampedEvent } from '#shared/events/runEvents.ts'
import type { RunId } from '#shared/vocabulary/runs.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Log } from '../../ports/log.ts'
import type { RunStore } from '../runs/ports/runStore.ts'
import { LiveRun } from './liveRun.ts'
import { logRun } from './logRun.ts'
import type { RunRecord } from '../runs/runRecords.ts'
import { glanceOf } from '../runs/runRow.ts'
import type { ResumeRun } from '../runs/resumeRun.ts'
import { writeView } from '../runs/runViews.ts'

/** How a session ended. */
export interface SessionEnd {
  /** What ended the session, or null if the run is finished. */
  readonly error: unknown
  /** The entry of the log with the stack and causes of a failure. */
  readonly logId: string | null
}

/** What a session needs. */
export interface SessionParts {
  readonly store: RunStore
  readonly log: Log
  readonly resumeRun: ResumeRun
}

export interface LiveParts {
  readonly clock: Clock
  /** Called with what a run added to its events, when that is on disk. */
  readonly onEvents: (run: RunId, events: readonly StampedEvent[]) => void
  /** Called when rows of the table of runs changed: `now` where a status did. */
  readonly onRows: (urgency: 'now' | 'soon') => void
}

/** A run that is about to be worked on: what it adds is told, and its row follows. */
export function liveRunOf(record: RunRecord, { clock, onEvents, onRows }: LiveParts): LiveRun {
  return new LiveRun({
    milliseconds: () => clock.milliseconds(),
    onNew: (view, events) => {
      record.glance = glanceOf(view)
      onEvents(record.run, events)
      onRows('soon')
    },
  })
}

/**
 * Resolves to the error that ended the session, or null if the run has finished. It never rejects, so a run that
 * fails affects no other.
 */
export async function conductSession(
  record: RunRecord,
  live: LiveRun,
  { store, log, resumeRun }: SessionParts,
): Promise<SessionEnd> {
  const { run } = record
  const files = store.of(run)
  const error = await resumeRun(files, live, record.state).then(
    () => null,
    (thrown: unknown) => thrown ?? new Error('an unknown fault'),
  )
  const logId = error !== null && !isCancellation(error) ? logRun(log, run, 'failed', error) : null
  try {
    record.bytes = await files.logBytes()
    if (live.view) await writeView(files, live.view, record.bytes)
  } catch (unread) {
    logRun(log, run, 'has a log whose size could not be read', unread)
  }
  return { error, logId }
}
