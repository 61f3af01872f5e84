/** Tells a damaged log from a fault of the workbench: logs of earlier versions have no checksums, and reading one checks no event. */
import { WorkbenchError } from '#shared/errors.ts'
import { eventFault } from '#shared/events/checked/eventFault.ts'
import type { RecordedRun } from '../ports/runFolder.ts'

/**
 * Does work that reads the log of a run. Where it fails with an error that is none of ours, each event is checked, and the first
 * that is not as it should be is what is told.
 * @throws WorkbenchError `run-corrupt` with the row, and whatever the work throws where all events are sound.
 */
export async function namingDamage<Result>(
  run: Pick<RecordedRun, 'folder' | 'transactions'>,
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof WorkbenchError) throw error
    for await (const events of run.transactions())
      for (const event of events) {
        const fault = eventFault(event)
        if (fault === null) continue
        const file = `${run.folder}/events.jsonl`
        throw new WorkbenchError({ code: 'run-corrupt', file, row: event.seq, ...fault }, { cause: error })
      }
    throw error
  }
}
