/** What happens while a recommender learns in epochs. A grid search has several trials; otherwise there is one. */
import type { Settings } from '../vocabulary/runs.ts'

export type TrainingEvent =
  | {
      readonly type: 'epoch-completed'
      /** Counted from 1, as the epochs of a trial are. */
      readonly trial: number
      readonly epoch: number
      /** The mean loss of the mini-batches. */
      readonly loss: number
      /** NDCG@10 of the validation items after the epoch; null where there are none. */
      readonly validation: number | null
    }
  | {
      readonly type: 'trial-completed'
      readonly trial: number
      /** The settings that the trial was about; those of the run hold for the others. */
      readonly settings: Settings
      /** The epoch whose values were taken, with its NDCG@10 of the validation items. */
      readonly epoch: number
      readonly validation: number | null
    }
