/** The protocol of an evaluation in one line, as it stands beside every table of results. */
import { heldOutOf, type EvaluationReport } from '../vocabulary/results.ts'

/** Returns dataset, split, users, candidates with the held-out item, repetitions, and seed. */
export function protocolText(protocol: EvaluationReport['protocol']): string {
  const { split, candidates, repetitions, users, negatives, seed, dataset, datasetHash } = protocol
  return [
    `${dataset} (${datasetHash.slice(0, 12)})`,
    split,
    `${users} users`,
    `the ${heldOutOf(protocol)} item of each ranked among ${candidates} candidates (negatives ${negatives}): sampled metrics`,
    `${repetitions} ${repetitions === 1 ? 'repetition' : 'repetitions'}`,
    `seed ${seed}`,
  ].join(' · ')
}
