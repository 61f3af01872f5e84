/** What a recommender that learns at once is fitted on: the histories of the run, or those of another dataset. */
import type { TrainingData } from '../recommenders/recommender.ts'
import type { LearningWork } from './method.ts'

export function trainingDataOf({ otherTraining, splits, population }: LearningWork): TrainingData {
  return otherTraining ?? { histories: splits, items: population.items }
}

/** What is to be said beside the results where it was another dataset; null otherwise. */
export function trainingCaveat({ otherTraining }: Pick<LearningWork, 'otherTraining'>): string | null {
  return otherTraining ? `trained on ${otherTraining.dataset}` : null
}
