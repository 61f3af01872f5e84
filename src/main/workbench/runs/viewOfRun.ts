/** Returns the view of a run as pages see it: from memory while it is live, and otherwise from disk. */
import type { RunView } from '#shared/events/foldRun.ts'
import type { RunId } from '#shared/vocabulary/runs.ts'
import type { RunRecords } from './runRecords.ts'
import type { RunStore } from './ports/runStore.ts'
import { readView, withoutReport } from './runViews.ts'

/**
 * Returns the view without its report. It includes everything that pages were notified of.
 * @throws WorkbenchError `run-unknown`, `run-corrupt`.
 */
export async function viewOfRun(run: RunId, records: RunRecords, runs: RunStore): Promise<RunView> {
  const live = () => records.get(run)?.live?.view
  // A live run may get ahead of the file while that is read.
  return withoutReport(live() ?? (await readView(runs.of(run)).then((read) => live() ?? read)))
}
