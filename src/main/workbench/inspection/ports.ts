/** What inspection needs from outside besides the runs themselves. */
import type { Manifest } from '#shared/vocabulary/manifest.ts'
import type { Trace } from '../../models/storedReplies.ts'

/** What the language models of runs were asked and answered. Of the built-in agent nothing is kept. */
export interface Traces {
  /** `use` may read the trace of the run until it returns; its result is passed on. */
  withTrace<Found>(manifest: Manifest, use: (trace: Trace) => Found): Found
}
