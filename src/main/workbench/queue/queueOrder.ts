/** Orders the queue. Each queued run has a number, so that moving a run only changes the state of that run. */
import type { RunRecord } from '../runs/runRecords.ts'

/** Returns the waiting runs in the order in which they will start. */
export function queueOf(records: readonly RunRecord[]): readonly RunRecord[] {
  return records
    .filter(({ state, elsewhere, fault }) => state.status === 'queued' && !elsewhere && fault === null)
    .sort((a, b) => a.state.order - b.state.order || (a.run < b.run ? -1 : 1))
}

/**
 * Returns the number that puts a run at `place` of a queue that it is not in. Places count from 1; one beyond the end
 * means the end.
 */
export function orderAt(queue: readonly RunRecord[], place: number): number {
  const before = queue[Math.min(place - 1, queue.length) - 1]?.state.order
  const behind = queue[place - 1]?.state.order
  if (before === undefined) return (behind ?? 1) - 1
  return behind === undefined ? before + 1 : (before + behind) / 2
}
