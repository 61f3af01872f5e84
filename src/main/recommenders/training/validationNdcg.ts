/** How well a model ranks the validation items, by which its epochs are compared. */
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
    const [own = 0, ...others] = model.scores({ user, history, candidates: [positiveItem, ...negatives] })
    const better = others.filter((score) => score > own).length
    const equal = others.filter((score) => score === own).length
    let gains = 0
    for (let place = better + 1; place <= better + 1 + equal; place++)
      gains += place <= 10 ? 1 / Math.log2(place + 1) : 0
    sum += gains / (equal + 1)
  }
  return sum / instances.length
}
