/** What the events of a run say of its training. */
import type { StampedEvent } from '#shared/events/runEvents.ts'
import type { EpochReport } from '../../recommenders/training/training.ts'

/** One trial: its epochs so far, and the one that was taken once it has ended. */
export interface TrialRecord {
  readonly epochs: readonly EpochReport[]
  readonly chosen: Pick<EpochReport, 'epoch' | 'validation'> | null
}

const NO_TRIAL: TrialRecord = { epochs: [], chosen: null }

/** Returns the trials after an event, in the order of their numbers. */
export function foldTrials(trials: readonly TrialRecord[], event: StampedEvent): readonly TrialRecord[] {
  if (event.type !== 'epoch-completed' && event.type !== 'trial-completed') return trials
  const index = event.trial - 1
  const trial = trials[index] ?? NO_TRIAL
  const { epoch, validation } = event
  const changed: TrialRecord =
    event.type === 'epoch-completed'
      ? { ...trial, epochs: [...trial.epochs, { epoch, loss: event.loss, validation }] }
      : { ...trial, chosen: { epoch, validation } }
  return [...trials.slice(0, index), changed]
}

/** Returns the index of the trial with the best validation NDCG, the first of equal ones. */
export function bestTrial(trials: readonly TrialRecord[]): number {
  const values = trials.map(({ chosen }) => chosen?.validation ?? -Infinity)
  return Math.max(0, values.indexOf(Math.max(...values)))
}
