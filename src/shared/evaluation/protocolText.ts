/** The protocol of an evaluation in one line, as it stands beside every table of results. */
import { heldOutOf, type EvaluationReport } from '../vocabulary/results.ts'
import { inEnglish, type Say } from '../vocabulary/wording/inEnglish.ts'

/** Returns dataset, split, users, candidates with the held-out item, repetitions, and all seeds that share the rest. */
export function protocolText(
  protocol: EvaluationReport['protocol'],
  seeds: readonly number[] = [protocol.seed],
  say: Say = inEnglish,
): string {
  const { split, candidates, repetitions, users, negatives, dataset, datasetHash } = protocol
  return [
    `${dataset} (${datasetHash.slice(0, 12)})`,
    say(split),
    say('{users} users', { users }),
    say(
      'the {heldOut} item of each ranked among {candidates} candidates (negatives {negatives}): sampled metrics',
      { heldOut: say(heldOutOf(protocol)), candidates, negatives: say(negatives) },
    ),
    say(repetitions === 1 ? '{repetitions} repetition' : '{repetitions} repetitions', { repetitions }),
    say(seeds.length === 1 ? 'seed {seeds}' : 'seeds {seeds}', { seeds: seeds.join(say(', ')) }),
  ].join(' · ')
}
