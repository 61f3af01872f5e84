/** An evaluation of the size of a real one. */
import type { RunEvent } from '#shared/events/runEvents.ts'
import { toItemId, type UserId } from '#shared/vocabulary/ids.ts'
import { METRIC_NAMES, type EvaluationReport, type MetricValues } from '#shared/vocabulary/results.ts'
import type { RandomFor } from '../../src/main/ports/random.ts'

const METHODS = ['RecNet', 'Random', 'Pop', 'TF-IDF', 'ItemKNN', 'BPR'] as const
const MOST_USERS = 100
const CANDIDATES = 20

/** Returns the events of one evaluation of at most a hundred users. */
export function evaluated(
  users: readonly UserId[],
  final: boolean,
  random: ReturnType<RandomFor>,
): RunEvent[] {
  const ranked = users.slice(0, MOST_USERS)
  const values = () => Object.fromEntries(METRIC_NAMES.map((name) => [name, random.next()])) as MetricValues
  const ranking = Array.from({ length: CANDIDATES }, (_, item) => toItemId(String(1000 + item)))
  const methods = METHODS.map((method) => {
    const mean = values()
    const interval = Object.fromEntries(
      METRIC_NAMES.map((name) => [name, { low: mean[name] - 0.05, high: mean[name] + 0.05 }]),
    ) as EvaluationReport['methods'][number]['interval']
    const outcomes = ranked.map((user) => {
      const rank = random.below(CANDIDATES) + 1
      return { user, repetition: 0, positiveItem: toItemId('1000'), rank, coverage: 1, ranking }
    })
    const counts = { users: ranked.length, repetitions: 1, coverage: 1 }
    return { method, caveat: null, ...counts, mean, interval, perRepetition: [mean], outcomes }
  })
  const report: EvaluationReport = {
    protocol: {
      split: 'leave-one-out', candidates: CANDIDATES, repetitions: 1, users: ranked.length, negatives: 'sampled uniformly',
      seed: 0, dataset: 'synthetic', datasetHash: '0'.repeat(64),
    },
    floor: values(),
    methods,
    tests: [],
  } // prettier-ignore
  return [
    { type: 'evaluation-completed', final, report },
    { type: 'stage-completed', stage: 'evaluation', calls: {} },
  ]
}
