/** Refuses a log that tells of a stage which nobody here performs: what it changed would be passed over in silence. */
import { WorkbenchError } from '#shared/errors.ts'
import type { Stage, StampedEvent } from '#shared/events/runEvents.ts'

/**
 * Returns a function that takes the transactions of a log in order, each before it is applied. `always` are stages that may come
 * at any time, and `next` those that may come now.
 * @throws WorkbenchError `run-corrupt` with the row of the event.
 */
export function knownStages(
  always: readonly Stage[],
  next: () => readonly Stage[],
): (transaction: readonly StampedEvent[]) => void {
  const known = new Set(always)
  return (transaction) => {
    const last = transaction.at(-1)
    if (last?.type !== 'stage-completed' || known.has(last.stage)) return
    for (const stage of next()) known.add(stage)
    if (known.has(last.stage)) return
    throw new WorkbenchError({
      code: 'run-corrupt',
      file: 'events.jsonl',
      row: last.seq,
      expected: `one of the stages ${[...known].join(', ')}`,
      found: `“${last.stage}”, which a newer version may have`,
      newer: 'perhaps',
    })
  }
}
