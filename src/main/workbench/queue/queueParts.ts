/** What the queue of a home is made of. */
import type { Clock } from '../../ports/clock.ts'
import type { RunRecord, RunRecords } from '../runs/runRecords.ts'
import type { LiveParts } from './liveRunOf.ts'
import type { QueuedRunStore } from './ports.ts'
import type { SessionParts } from './runSession.ts'

/** Where runs are kept and worked on, who is notified of them, and which of them may start. */
export interface QueueParts extends Pick<SessionParts, 'log' | 'resumeRun'>, LiveParts {
  readonly store: QueuedRunStore
  readonly records: RunRecords
  readonly clock: Clock
  /** `asked`: start only those waiting runs that were begun or resumed here. */
  readonly starts: 'all' | 'asked'
  /** Whether a waiting run counts as asked for because of the study that it was made for. */
  readonly isAsked: (record: RunRecord) => boolean
  readonly parallelRuns: () => number
  /** The other engine that runs the queue of this home; null if this one does. */
  readonly owner: string | null
}
