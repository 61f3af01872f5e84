/** A model that learns in epochs. */
import type { RandomFor } from '../../ports/random.ts'
import type { Snapshot } from '../numerics/parameters.ts'
import type { RankRequest } from '../recommender.ts'
import type { NumberedData } from './numberedData.ts'

/** Awaited between two pieces of an epoch: lets the engine answer, and throws once the run is cancelled. */
export type Pause = () => Promise<void>

export interface TrainedModel {
  /**
   * Goes through the training data once and returns the mean of the losses of its mini-batches. Epochs are counted from 1 and
   * come in order, since what one draws follows from its number.
   */
  epoch(number: number, pause: Pause): Promise<number>
  /** Returns one score per candidate; one that is not known scores -∞. */
  scores(request: Pick<RankRequest, 'user' | 'history' | 'candidates'>): readonly number[]
  snapshot(): Snapshot
  restore(snapshot: Snapshot): void
}

/** Makes a model before its first epoch. */
export type NewModel = (data: NumberedData, randomFor: RandomFor) => TrainedModel
