/** Events and bytes of a finished log by stage: read afterwards, so that counting costs the run nothing. */
import type { Stage } from '#shared/events/runEvents.ts'
import { readTransactions } from '../src/main/adapters/files/eventFile.ts'

export interface Written {
  readonly events: number
  readonly bytes: number
}

export async function writtenIn(path: string): Promise<ReadonlyMap<Stage, Written>> {
  const sums = new Map<Stage, Written>()
  for await (const events of readTransactions(path)) {
    const last = events.at(-1)
    if (last?.type !== 'stage-completed') continue
    const before = sums.get(last.stage) ?? { events: 0, bytes: 0 }
    const bytes = events.reduce((sum, event) => sum + Buffer.byteLength(JSON.stringify(event)) + 1, 0)
    sums.set(last.stage, { events: before.events + events.length, bytes: before.bytes + bytes })
  }
  return sums
}
