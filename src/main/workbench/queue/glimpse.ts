/** Brings the glance of a record up to date with the run that this process works on. */
import type { RunRecord } from '../runs/runRecords.ts'
import { glanceOf } from '../runs/runRow.ts'

/** Takes the glance from the view in memory, where there is one. */
export function glimpse(record: RunRecord): void {
  const view = record.live?.view
  if (view) record.glance = glanceOf(view, record.manifest)
}
