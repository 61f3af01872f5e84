/** Events and bytes of a finished log by stage: read afterwards, so that counting costs the run nothing. */
import type { Stage } from '#shared/events/runEvents.ts'
import { openRunFolder } from '../src/main/adapters/files/runFolder.ts'

export interface Written {
  readonly events: number
  readonly bytes: number
}

/** `folder` is that of the run. */
export async function writtenIn(folder: string): Promise<ReadonlyMap<Stage, Written>> {
  const sums = new Map<Stage, Written>()
  let begin = 0
  for await (const { events, endsAt } of (await openRunFolder(folder)).transactionsFrom({
    bytes: 0,
    seq: 0,
  })) {
    const last = events.at(-1)
    const bytes = endsAt - begin
    begin = endsAt
    if (last?.type !== 'stage-completed') continue
    const before = sums.get(last.stage) ?? { events: 0, bytes: 0 }
    sums.set(last.stage, { events: before.events + events.length, bytes: before.bytes + bytes })
  }
  return sums
}
