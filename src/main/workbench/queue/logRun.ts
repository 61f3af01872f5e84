/** Keeps stack and causes of what became of a run: its state has the code and its details alone. */
import type { RunId } from '#shared/vocabulary/runs.ts'
import type { Log } from '../../ports/log.ts'

/** `what` goes on after "The run x". */
export function logRun(log: Log, run: RunId, what: string, error: unknown): void {
  log.write({ level: 'error', scope: `runs/${run}`, message: `The run ${run} ${what}.`, error })
}
