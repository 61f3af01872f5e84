/** How well a model ranks the validation items, by which its epochs are compared. */
import { expectedMetrics } from '#shared/evaluation/tieExpectation.ts'
import type { ValidationInstance } from '../recommender.ts'
import type { Pause, TrainedModel } from './trainedModel.ts'

/** Returns the mean NDCG@10 over instances; tied items share their places. */
export async function validationNdcg(
  model: Pick<TrainedModel, 'scores'>,
  instances: readonly ValidationInstance[],
  pause: Pause,
): Promise<number> {
  let sum = 0
  for (const { user, history, positiveItem, negatives } of instances) {
    await pause()
    const scores = model.scores({ user, history, candidates: [positiveItem, ...negatives] })
    sum += expectedMetrics(scores, 0)['ndcg@10']
  }
  return sum / instances.length
}
