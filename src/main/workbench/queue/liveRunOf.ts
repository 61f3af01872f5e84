/** Makes the live run of a record: its row follows, and pages are notified of what it adds. */
import type { StampedEvent } from '#shared/events/runEvents.ts'
import type { CallProgress } from '#shared/vocabulary/callProgress.ts'
import type { RunId } from '#shared/vocabulary/runs.ts'
import type { RunRecord } from '../runs/runRecords.ts'
import { glimpse } from './glimpse.ts'
import { LiveRun } from './liveRun.ts'

/** Who is notified of a live run. */
export interface LiveParts {
  /** Called with what a run added to its events, when that is on disk. */
  readonly onEvents: (run: RunId, events: readonly StampedEvent[]) => void
  /** Called with the progress of a run while it is worked on, at most twice a second. */
  readonly onProgress: (run: RunId, progress: CallProgress) => void
  /** Called when rows of the table of runs changed: `now` where a status did. */
  readonly onRows: (urgency: 'now' | 'soon') => void
}

const LANDMARKS: ReadonlySet<StampedEvent['type']> = new Set<StampedEvent['type']>([
  'evaluation-completed',
  'run-finished',
])

/** A run that is about to be worked on: what it adds is told, and its row follows. */
export function liveRunOf(record: RunRecord, { onEvents, onProgress, onRows }: LiveParts): LiveRun {
  return new LiveRun({
    onNew: (events) => {
      // Others ask at any moment whether the run has results or has finished; how far it is, the table asks when it is told.
      if (events.some(({ type }) => LANDMARKS.has(type))) glimpse(record)
      onEvents(record.run, events)
      onRows('soon')
    },
    onProgress: (progress) => onProgress(record.run, progress),
  })
}
