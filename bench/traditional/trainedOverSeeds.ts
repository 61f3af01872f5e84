/** Trains one recommender once for each seed. */
import { meanMetrics } from '#shared/evaluation/ndcg.ts'
import type { MetricValues } from '#shared/vocabulary/results.ts'
import { expectedMetrics } from '../../src/shared/evaluation/tieExpectation.ts'
import type { DenseData } from '../../src/main/recommenders/denseData.testing.ts'
import type { REFERENCE_SETTINGS } from '../../src/main/recommenders/training/referenceSettings.testing.ts'
import { trainingPorts } from '../../src/main/recommenders/training/training.testing.ts'
import { createTrained } from '../../src/main/recommenders/training/trainedRecommender.ts'

/** What came of one seed. */
export interface TrainedOnce {
  /** The mean loss of the mini-batches, by epoch from the first. */
  readonly losses: readonly number[]
  /** Of the last epoch, over all users. */
  readonly metrics: MetricValues
  readonly seconds: number
}

export async function trainedOverSeeds(
  name: string,
  { newModel, epochs }: (typeof REFERENCE_SETTINGS)[string],
  { training, requests }: DenseData,
  seeds: number,
): Promise<readonly TrainedOnce[]> {
  const trained: TrainedOnce[] = []
  for (let seed = 2020; seed < 2020 + seeds; seed++) {
    const losses: number[] = []
    const length = { epochs, patience: 0 }
    const recommender = createTrained(name, { newModel, length }, trainingPorts(seed), ({ loss }) =>
      losses.push(loss),
    )
    const began = performance.now()
    await recommender.fit(training)
    const seconds = (performance.now() - began) / 1000
    const metrics = meanMetrics(requests.map((request) => expectedMetrics(recommender.scores(request), 9)))
    trained.push({ losses, metrics, seconds })
  }
  return trained
}
