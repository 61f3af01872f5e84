/** A recommender that learns in epochs, fitted in one go. */
import type { Cancellation } from '../../ports/cancellation.ts'
import type { Breathe } from '../../ports/breather.ts'
import type { RandomFor } from '../../ports/random.ts'
import { rankByScore, type ScoringRecommender } from '../rankByScore.ts'
import { numberedData } from './numberedData.ts'
import type { NewModel, Pause, TrainedModel } from './trainedModel.ts'
import { Training, type EpochReport, type TrainingLength } from './training.ts'

/** What training is given from outside. */
export interface TrainingPorts {
  readonly randomFor: RandomFor
  readonly cancellation: Cancellation
  readonly breathe: Breathe
}

/** Returns the pause of these ports. */
export function pauseOf({ cancellation, breathe }: TrainingPorts): Pause {
  return async () => {
    await breathe()
    cancellation.throwIfCancelled()
  }
}

/** Creates the recommender. `onEpoch` hears of each epoch. */
export function createTrained(
  name: string,
  { newModel, length }: { readonly newModel: NewModel; readonly length: TrainingLength },
  ports: TrainingPorts,
  onEpoch: (report: EpochReport) => void = () => undefined,
): ScoringRecommender {
  let model: TrainedModel | null = null
  const recommender: ScoringRecommender = {
    name,
    caveat: null,
    fit: async ({ histories, items, validation = [] }) => {
      const fresh = newModel(numberedData({ histories, items }), ports.randomFor)
      const training = new Training(fresh, length, validation)
      const pause = pauseOf(ports)
      while (!training.isOver) onEpoch(await training.next(pause))
      model = training.finish()
    },
    scores: (request) => model?.scores(request) ?? request.candidates.map(() => 0),
    rank: async (request) => rankByScore(request.candidates, recommender.scores(request)),
  }
  return recommender
}
