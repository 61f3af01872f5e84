/** What tests give to training. */
import { seededRandom } from '../../adapters/seededRandom.ts'
import type { TrainingPorts } from './trainedRecommender.ts'

/** Ports of a run that nobody cancels. */
export function trainingPorts(seed: number): TrainingPorts {
  return {
    randomFor: seededRandom(seed),
    cancellation: { cancelled: false, onCancel: () => () => undefined, throwIfCancelled: () => undefined },
    breathe: async () => undefined,
  }
}
