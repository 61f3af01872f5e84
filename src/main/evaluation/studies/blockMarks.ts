/** Best and second best of each cutoff: by the highest means, and where tests allow to say so. */
import type { MetricName } from '#shared/vocabulary/results.ts'
import type { StudyMark, StudyTest } from '#shared/vocabulary/studies/studyResults.ts'
import type { RandomFor } from '../../ports/random.ts'
import { pairTestSteps } from './blockTests.ts'
import { holm } from '../holm.ts'
import { rowValues } from './rankTable.ts'
import { shareRuns, type RowPair } from './rowPairs.ts'
import type { RowRuns } from './rowRuns.ts'

const LEVEL = 0.05

/** The two highest rows of one cutoff, with the rows that each must differ from. */
interface Ranking {
  readonly metric: MetricName
  readonly highest: RowRuns | null
  readonly second: RowRuns | null
  readonly belowHighest: readonly RowPair[]
  readonly belowSecond: readonly RowPair[]
}

/**
 * Computes the marks as a generator that yields before each test. A row is marked as best where it differs from each
 * other row, and as second best where there is a best and it differs from each but that; Holm's correction is over all tests of the one
 * kind and of the other. Rows that use the same runs are one row, under the name of the first.
 */
export function* blockMarkSteps(
  rows: readonly RowRuns[],
  cutoffs: readonly MetricName[],
  randomFor: RandomFor,
): Generator<undefined, readonly StudyMark[]> {
  const distinct = rows.filter((row, index) => !rows.slice(0, index).some((one) => shareRuns(one, row)))
  const rankings = cutoffs.map((metric) => rankingOf(distinct, metric))
  const best = yield* apartSteps(rankings, 'belowHighest', randomFor)
  const second = yield* apartSteps(rankings, 'belowSecond', randomFor)
  return rankings.map((ranking) => ({
    metric: ranking.metric,
    highest: ranking.highest?.name ?? null,
    secondHighest: ranking.second?.name ?? null,
    best: best.has(ranking.metric) ? (ranking.highest?.name ?? null) : null,
    second: best.has(ranking.metric) && second.has(ranking.metric) ? (ranking.second?.name ?? null) : null,
  }))
}

function rankingOf(rows: readonly RowRuns[], metric: MetricName): Ranking {
  const [highest = null, second = null, ...others] = rows
    .map((row) => ({ row, mean: meanOf(row, metric) }))
    .sort((a, b) => b.mean - a.mean)
    .map(({ row }) => row)
  const pairsOf = (row: RowRuns | null, below: readonly RowRuns[]) =>
    row ? below.map((against) => ({ row, against })) : []
  return {
    ...{ metric, highest, second },
    belowHighest: pairsOf(highest, second ? [second, ...others] : []),
    belowSecond: pairsOf(second, others),
  }
}

/** Returns the cutoffs at which a row is apart from all rows below it, of which there must be one. */
function* apartSteps(
  rankings: readonly Ranking[],
  below: 'belowHighest' | 'belowSecond',
  randomFor: RandomFor,
): Generator<undefined, ReadonlySet<MetricName>> {
  const tests: StudyTest[] = []
  for (const ranking of rankings)
    tests.push(...(yield* pairTestSteps(ranking[below], [ranking.metric], randomFor)))
  const corrected = holm(tests.map(({ pValue }) => pValue))
  const apart = tests.map((test, index) => ({
    ...test,
    holds: (corrected[index] ?? 1) < LEVEL && test.difference > 0,
  }))
  const metrics = rankings.filter((ranking) => {
    const own = apart.filter(({ metric }) => metric === ranking.metric)
    return own.length > 0 && own.length === ranking[below].length && own.every(({ holds }) => holds)
  })
  return new Set(metrics.map(({ metric }) => metric))
}

function meanOf({ runs }: RowRuns, metric: MetricName): number {
  const means = runs.map(({ outcome: { ranks } }) => {
    const values = rowValues(ranks, metric)
    return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)
  })
  return means.reduce((sum, value) => sum + value, 0) / Math.max(1, means.length)
}
