/** How far a run is, for a bar and in words. */
import type { RunRow } from '#shared/vocabulary/runs.ts'

export interface RowProgress {
  /** Null while it is not known how many interactions there are. */
  readonly value: number | null
  /** At least 1. */
  readonly max: number
  readonly text: string
}

/** A method that learns at once has no interactions to count: it is done, or not. */
export function progressOf({ interactions, step, status }: RunRow): RowProgress {
  if (interactions === null) return { value: null, max: 100, text: `${step} / –` }
  if (interactions > 0) return { value: step, max: interactions, text: `${step} / ${interactions}` }
  const done = status === 'finished'
  return { value: done ? 1 : 0, max: 1, text: done ? 'learnt at once' : 'learns at once' }
}
