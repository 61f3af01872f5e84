/** Conducts one session of a queued run; its view is saved at the end. */
import { isCancellation } from '#shared/errors.ts'
import type { RunId } from '#shared/vocabulary/runs.ts'
import type { Log, LogLine } from '../../ports/log.ts'
import type { RunStore } from '../runs/ports/runStore.ts'
import type { LiveRun } from './liveRun.ts'
import { glimpse } from './glimpse.ts'
import { logRun } from './logRun.ts'
import type { RunRecord } from '../runs/runRecords.ts'
import type { ResumeRun } from '../runs/resuming/resumeRun.ts'
import { writeView } from '../runs/runViews.ts'

/** How a session ended. */
export interface SessionEnd {
  /** What ended the session, or null if the run is finished. */
  readonly error: unknown
  /** The entry of the log with the stack and causes of a failure. */
  readonly logId: string | null
  /** Whether it failed because another process writes the run, whose state and view are that one's to write. */
  readonly isTaken: boolean
}

/** What a session needs. */
export interface SessionParts {
  readonly store: RunStore
  readonly log: Log
  readonly resumeRun: ResumeRun
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
  if (lacksChecksums(record)) log.write(unchecked(run))
  const error = await resumeRun(files, live, record.state).then(
    () => null,
    (thrown: unknown) => thrown ?? new Error('an unknown fault'),
  )
  live.close()
  glimpse(record)
  const logId = error !== null && !isCancellation(error) ? logRun(log, run, 'failed', error) : null
  const isTaken = error !== null && (await files.owner()) !== null
  if (isTaken) return { error, logId, isTaken }
  try {
    record.bytes = await files.logBytes()
    if (live.view) await writeView(files, live.view, record.bytes)
  } catch (unread) {
    logRun(log, run, 'has a log whose size could not be read', unread)
  }
  return { error, logId, isTaken }
}

/** Whether events from before there were checksums are gone on from. */
function lacksChecksums({ manifest, glance }: RunRecord): boolean {
  return manifest?.format === 1 && glance.seq > 0
}

function unchecked(run: RunId): LogLine {
  const message = `The run ${run} goes on from a log of format 1, which has no checksums: a text in it that something else changed would not be noticed.`
  return { level: 'info', scope: `runs/${run}`, message }
}
