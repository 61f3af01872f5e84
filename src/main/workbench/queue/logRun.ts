/** Logs what went wrong with a run. The state of a run only has the code and its details; the log also has stack and causes. */
import type { RunId } from '#shared/vocabulary/runs.ts'
import type { Log } from '../../ports/log.ts'

/**
 * Logs an error under the scope of the run. `what` completes the sentence that begins with "The run x". Returns the id of
 * the entry, or null if no log is kept.
 */
export function logRun(log: Log, run: RunId, what: string, error: unknown): string | null {
  const id = log.write({ level: 'error', scope: `runs/${run}`, message: `The run ${run} ${what}.`, error })
  return id === '' ? null : id
}
