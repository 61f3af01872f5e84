/** One row of results: its means over seeds, users and repetitions, with intervals over seeds and users. */
import { forEachMetric } from '#shared/evaluation/ndcg.ts'
import { meanMetrics } from '#shared/evaluation/ndcg.ts'
import { heldOutOf, METRIC_NAMES, type Interval, type MetricName } from '#shared/vocabulary/results.ts'
import type { StudyColdStart, StudyCost, StudyResultRow } from '#shared/vocabulary/studies/studyResults.ts'
import type { RandomFor } from '../../ports/random.ts'
import { crossedBootstrap } from '../statistics/crossedBootstrap.ts'
import { columnsAgree, rowValues, tableMeans } from './rankTable.ts'
import type { RowRuns } from './rowRuns.ts'

/** What of a row is computed elsewhere. */
export interface RowParts {
  readonly cost: StudyCost | null
  readonly coldStart: StudyColdStart | null
}

/** Computes a row as a generator that yields before each interval. */
export function* rowResultSteps(
  row: RowRuns,
  { cost, coldStart }: RowParts,
  randomFor: RandomFor,
): Generator<undefined, StudyResultRow> {
  const { name, point, variant, runs, evaluated, effectiveSeeds } = row
  const first = (runs[0] ?? evaluated[0])?.outcome
  const interval: Partial<Record<MetricName, Interval>> = {}
  for (const metric of METRIC_NAMES) {
    if (runs.length === 0) break
    yield
    interval[metric] = crossedBootstrap(valuesOf(row, metric), randomFor('study row', name, metric))
  }
  return {
    ...{ name, row: row.row, point, variant, effectiveSeeds, cost, coldStart },
    caveat: first?.caveat ?? null,
    languageModel: first?.languageModel ?? '',
    embeddingModel: first?.embeddingModel ?? '',
    runs: evaluated.map(({ seed, outcome }) => ({
      run: outcome.run,
      seed,
      final: outcome.final,
      mean: tableMeans(outcome.ranks),
      routerCounts: outcome.routerCounts,
    })),
    heldOut: first ? heldOutOf(first.protocol) : null,
    users: first?.users.length ?? 0,
    effectiveRepetitions: effectiveRepetitionsOf(row),
    mean: runs.length === 0 ? null : meanMetrics(runs.map(({ outcome }) => tableMeans(outcome.ranks))),
    interval: runs.length === 0 ? null : forEachMetric((metric) => interval[metric] ?? { low: 0, high: 0 }),
    coverage:
      runs.length === 0 ? null : runs.reduce((sum, { outcome }) => sum + outcome.coverage, 0) / runs.length,
  }
}

/** Returns `values[seed][user]` of a row; one seed where its rankings are the same with all. */
export function valuesOf({ runs, effectiveSeeds }: RowRuns, metric: MetricName): readonly Float64Array[] {
  return runs.slice(0, effectiveSeeds).map(({ outcome }) => rowValues(outcome.ranks, metric))
}

/** Returns 1 where each user has the same rank in all repetitions, with each seed; 0 before the first evaluation. */
export function effectiveRepetitionsOf({ runs }: Pick<RowRuns, 'runs'>): number {
  const [first] = runs
  if (!first) return 0
  return runs.every(({ outcome }) => columnsAgree(outcome.ranks)) ? 1 : first.outcome.ranks.columns
}
