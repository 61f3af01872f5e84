/** The protocol of an evaluation in one line, as it stands beside every table of results. */
import { heldOutOf, type EvaluationReport } from '../vocabulary/results.ts'

/** Returns dataset, split, users, candidates with the held-out item, repetitions, and all seeds that share the rest. */
export function protocolText(
  protocol: EvaluationReport['protocol'],
  seeds: readonly number[] = [protocol.seed],
): string {
  const { split, candidates, repetitions, users, negatives, dataset, datasetHash } = protocol
  return [
    `${dataset} (${datasetHash.slice(0, 12)})`,
    split,
    `${users} users`,
    `the ${heldOutOf(protocol)} item of each ranked among ${candidates} candidates (negatives ${negatives}): sampled metrics`,
    `${repetitions} ${repetitions === 1 ? 'repetition' : 'repetitions'}`,
    `${seeds.length === 1 ? 'seed' : 'seeds'} ${seeds.join(', ')}`,
  ].join(' · ')
}
