/** Has an engine go on with a run that waits in its queue. */
import { WorkbenchError } from '#shared/errors.ts'
import type { RunId } from '#shared/vocabulary/runs.ts'
import type { TerminalEngine } from '../openEngine.ts'

/** An engine that starts only what it is asked for has the run waiting; any other goes on with it by itself. */
export async function takenOver(run: RunId, { workbench }: TerminalEngine): Promise<void> {
  const row = (await workbench['runs.list']({})).find((one) => one.run === run)
  if (row?.status !== 'queued') return
  await workbench['runs.resume']({ run }).catch((error: unknown) => {
    if (!(error instanceof WorkbenchError) || error.code !== 'run-state') throw error
  })
}
