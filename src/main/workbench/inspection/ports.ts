/** What inspection needs from outside, besides the runs themselves. */
import type { Manifest } from '#shared/vocabulary/manifest.ts'
import type { Trace } from '../../models/storedReplies.ts'

/** What the language models of runs were asked and answered. Nothing is stored for the built-in agent. */
export interface Traces {
  /** Calls `use` with the trace of the run, which it may read until it returns, and returns its result. */
  withTrace<Found>(manifest: Manifest, use: (trace: Trace) => Found): Found
}
