/** §3.1.3: from single rankings to the metrics of a method, with intervals over users. */
import { WorkbenchError } from '#shared/errors.ts'
import {
  METRIC_NAMES,
  type Interval,
  type MethodReport,
  type MetricName,
  type MetricValues,
  type RankingOutcome,
} from '#shared/vocabulary/results.ts'
import type { RandomFor } from '../ports/random.ts'
import { bootstrapMean } from './bootstrap.ts'
import { meanMetrics, metricsOfRank } from '#shared/evaluation/ndcg.ts'
import { userMeans } from '#shared/evaluation/userMeans.ts'

/** A method's name as tables show it, and its caveat. Every Recommender has both. */
export interface MethodLabel {
  readonly name: string
  readonly caveat: string | null
}

/**
 * Summarizes a method: means over users (each user's mean over repetitions), means per repetition, and 95 % bootstrap
 * intervals over users.
 * @throws WorkbenchError `argument-invalid` where there is no outcome.
 */
export function summarizeMethod(
  label: MethodLabel,
  outcomes: readonly RankingOutcome[],
  randomFor: RandomFor,
): MethodReport {
  if (outcomes.length === 0) {
    throw new WorkbenchError({
      code: 'argument-invalid',
      argument: 'outcomes',
      expected: `at least one ranking of ${label.name}`,
      found: 'none',
    })
  }
  const perUser = [...userMeans(outcomes).values()]
  const perRepetition = repetitionMeans(outcomes)
  return {
    method: label.name,
    caveat: label.caveat,
    users: perUser.length,
    repetitions: perRepetition.length,
    mean: meanMetrics(perUser),
    interval: intervalsOf(perUser, label.name, randomFor),
    perRepetition,
    coverage: outcomes.reduce((sum, outcome) => sum + outcome.coverage, 0) / outcomes.length,
    outcomes,
  }
}

function intervalsOf(
  perUser: readonly MetricValues[],
  method: string,
  randomFor: RandomFor,
): Record<MetricName, Interval> {
  const intervals: Partial<Record<MetricName, Interval>> = {}
  for (const metric of METRIC_NAMES) {
    const column: number[] = []
    for (const values of perUser) column.push(values[metric])
    intervals[metric] = bootstrapMean(column, randomFor('bootstrap', method, metric))
  }
  return intervals as Record<MetricName, Interval>
}

/** The means over users of each repetition, in the order of the repetitions. */
function repetitionMeans(outcomes: readonly RankingOutcome[]): MetricValues[] {
  const numbers = [...new Set(outcomes.map((outcome) => outcome.repetition))].sort((a, b) => a - b)
  return numbers.map((repetition) =>
    meanMetrics(
      outcomes
        .filter((outcome) => outcome.repetition === repetition)
        .map((outcome) => metricsOfRank(outcome.rank)),
    ),
  )
}
