/** How far a run is, for a bar and in words. */
import { partTitle, shareOf } from '#shared/progressText.ts'
import type { RunRow } from '#shared/vocabulary/runs.ts'
import { phrase } from '../../locales/phrase.ts'
import { t } from '../../locales/t.ts'

export interface RowProgress {
  /** Null while it is not known how many interactions there are. */
  readonly value: number | null
  /** At least 1. */
  readonly max: number
  readonly text: string
}

/**
 * A run that is worked on is as far as its calls; any other as far as its interactions. A method that learns at once has
 * no interactions to count: it is done, or not.
 */
export function progressOf({ interactions, step, status, progress }: RunRow): RowProgress {
  if (interactions === 0) {
    const done = status === 'finished'
    return { value: done ? 1 : 0, max: 1, text: t(done ? 'runs.learntAtOnce' : 'runs.learnsAtOnce') }
  }
  const steps = `${step} / ${interactions ?? '–'}`
  const share = progress && shareOf(progress.runCalls)
  if (progress && share !== null)
    return { value: share, max: 1, text: progress.part === 'learning' ? steps : phrase(partTitle(progress)) }
  return { value: interactions === null ? null : step, max: interactions ?? 100, text: steps }
}
