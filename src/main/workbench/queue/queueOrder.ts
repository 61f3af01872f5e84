/** The order of the queue: each queued run has a number, so that moving one writes the state of that one alone. */
import type { RunRecord } from '../runs/runRecords.ts'

/** Runs that wait, in the order in which they will start. */
export function queueOf(records: readonly RunRecord[]): readonly RunRecord[] {
  return records
    .filter(({ state, elsewhere, fault }) => state.status === 'queued' && !elsewhere && fault === null)
    .sort((a, b) => a.state.order - b.state.order || (a.run < b.run ? -1 : 1))
}

/** The number that puts a run at `place` (from 1) of a queue that it is not in; beyond its end, at its end. */
export function orderAt(queue: readonly RunRecord[], place: number): number {
  const before = queue[Math.min(place - 1, queue.length) - 1]?.state.order
  const behind = queue[place - 1]?.state.order
  if (before === undefined) return (behind ?? 1) - 1
  return behind === undefined ? before + 1 : (before + behind) / 2
}
