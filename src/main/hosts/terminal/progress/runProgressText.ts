/** The progress of a run as one line of a terminal. */
import { totalCalls } from '#shared/events/callCounts.ts'
import { measuredLambda, type RunView } from '#shared/events/foldRun.ts'
import { leftText, partCallsText, partTitle, rateText, waitText } from '#shared/progressText.ts'
import { heldOutOf } from '#shared/vocabulary/results.ts'
import type { CallProgress } from '#shared/vocabulary/callProgress.ts'

/** What a command knows of the run that it watches. */
export interface WatchedProgress {
  /** Null until it was fetched. */
  readonly view: RunView | null
  /** Null before the first stage of a session. */
  readonly progress: CallProgress | null
  /** 0 for a method that learns at once. */
  readonly interactions: number
}

/** The line: what is under way, how far it is, how long it will take, then what was learnt so far. */
export function runProgressText({ view, progress, interactions }: WatchedProgress): string {
  const parts = progress
    ? [partTitle(progress), stepsText(view, progress, interactions), ...callParts(progress)]
    : ['Opening the run']
  return [...parts, ...(view ? learntParts(view) : [])].filter((part) => part !== '').join(' · ')
}

function stepsText(view: RunView | null, { part }: CallProgress, interactions: number): string {
  const step = view?.step ?? 0
  // Events may be ahead of the progress by half a second; the initialisation has no records.
  const isCounted = part === 'learning' || (part !== 'initialization' && step > 0)
  return interactions > 0 && isCounted ? `${step} of ${interactions} interactions` : ''
}

function callParts(progress: CallProgress): readonly string[] {
  return [partCallsText(progress), ...leftText(progress), waitText(progress), ...rateText(progress)]
}

function learntParts(view: RunView): readonly string[] {
  const newest = view.evaluations.at(-1)
  const ndcg = newest?.methods[0]?.mean['ndcg@10']
  const epoch = view.training.at(-1)
  const { repaired, fellBack } = totalCalls(view.calls)
  const troubled = repaired + fellBack
  return [
    view.routerCount === 0 ? '' : `${view.routerCount} routers`,
    view.clientUpdates === 0 ? '' : `λ ${measuredLambda(view)?.toFixed(2) ?? '–'}`,
    epoch === undefined ? '' : `epoch ${epoch.epoch}, loss ${epoch.loss.toPrecision(4)}`,
    newest === undefined || ndcg === undefined
      ? ''
      : `NDCG@10 ${ndcg.toFixed(4)} on ${heldOutOf(newest.protocol)} items`,
    troubled === 0 ? '' : `${troubled} repaired or fallen back`,
  ]
}
