/** Reads the report of a run, which may be at work. */
import { runReport, type RunReport } from '#shared/events/runReport.ts'
import type { RunId } from '#shared/vocabulary/runs.ts'
import type { RunStore } from './ports/runStore.ts'
import type { RunRecords } from './runRecords.ts'
import { foldedView } from './runViews.ts'

/** Returns the report of the newest evaluation, or null before the first. */
export async function reportOf(run: RunId, records: RunRecords, store: RunStore): Promise<RunReport | null> {
  const files = store.of(run)
  const live = records.get(run)?.live?.view
  const folder = await files.open()
  if (live) return runReport(live, folder.manifest)
  const written = await files.readReport()
  if (written.state === 'value' && records.get(run)?.glance.finished) return written.value as RunReport
  return runReport(await foldedView(folder), folder.manifest)
}
