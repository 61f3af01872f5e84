/** The view of a run as pages have it: of a live run what it has told them, else from disk. */
import type { RunView } from '#shared/events/foldRun.ts'
import type { RunId } from '#shared/vocabulary/runs.ts'
import type { RunRecords } from './runRecords.ts'
import type { RunStore } from './ports/runStore.ts'
import { readView, withoutReport } from './runViews.ts'

/** Without the full report. What a live run has told pages is in it. */
export async function viewOfRun(run: RunId, records: RunRecords, runs: RunStore): Promise<RunView> {
  const live = () => records.get(run)?.live?.view
  // While the file is read a live run may get ahead of it.
  return withoutReport(live() ?? (await readView(runs.of(run)).then((read) => live() ?? read)))
}
