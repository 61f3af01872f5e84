/** How many routers were alive at a step, and how many splits and merges there had been. */
import type { RouterLife } from '#shared/vocabulary/inspection.ts'

export interface LineageCounts {
  readonly alive: number
  readonly splits: number
  readonly merges: number
}

/** Counts what happened up to and with the step. `lives` may go on beyond it. */
export function countsAt(lives: readonly RouterLife[], step: number): LineageCounts {
  const hasEnded = (life: RouterLife) => life.ended !== null && life.ended <= step
  const ended = (end: RouterLife['end']) => lives.filter((life) => hasEnded(life) && life.end === end).length
  return {
    alive: lives.filter((life) => life.born <= step && !hasEnded(life)).length,
    splits: ended('split'),
    merges: ended('merged'),
  }
}
