/** One epoch of a recommender that learns in epochs, as the view of a run keeps it. */
import type { TrainingEvent } from './trainingEvents.ts'

type EpochCompleted = Extract<TrainingEvent, { type: 'epoch-completed' }>

export type TrainingPoint = Omit<EpochCompleted, 'type'>

export function trainingPoint({ trial, epoch, loss, validation }: TrainingPoint): TrainingPoint {
  return { trial, epoch, loss, validation }
}
