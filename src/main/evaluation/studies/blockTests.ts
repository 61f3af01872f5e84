/** The tests of a block: the tested row against every other, and against the random floor, each family corrected. */
import { inEnglish } from '#shared/vocabulary/wording/inEnglish.ts'
import { RANDOM_FLOOR, type MetricName, type MetricValues } from '#shared/vocabulary/results.ts'
import type { StudyTest } from '#shared/vocabulary/studies/studyResults.ts'
import type { RandomFor } from '../../ports/random.ts'
import { holm } from '../holm.ts'
import { compareRows } from '../statistics/compareRows.ts'
import { commonSeeds, pairDifferences, type RowPair } from './rowPairs.ts'
import { valuesOf } from './rowResult.ts'
import type { RowRuns } from './rowRuns.ts'
import { listed } from './resultWords.ts'

/** What is tested. */
export interface TestPlan {
  readonly pairs: readonly RowPair[]
  /** The row that is tested against the floor. */
  readonly tested: RowRuns | null
  readonly floor: MetricValues
  readonly cutoffs: readonly MetricName[]
}

/** Computes the tests as a generator that yields before each. Pairs without a common seed are not tested. */
export function* blockTestSteps(
  { pairs, tested, floor, cutoffs }: TestPlan,
  randomFor: RandomFor,
): Generator<undefined, readonly StudyTest[]> {
  const againstRows = yield* pairTestSteps(pairs, cutoffs, randomFor)
  const againstFloor: StudyTest[] = []
  for (const metric of tested ? cutoffs : []) {
    yield
    if (!tested) continue
    const differences = valuesOf(tested, metric).map((row) => row.map((value) => value - floor[metric]))
    const names = { row: tested.name, against: RANDOM_FLOOR, metric }
    againstFloor.push({ ...names, ...compareRows(differences, streamsOf(names, randomFor)), pHolm: 1 })
  }
  return [...againstRows, ...corrected(againstFloor)]
}

/** Computes the tests of pairs at each cutoff, one family of Holm's correction; yields before each test. */
export function* pairTestSteps(
  pairs: readonly RowPair[],
  cutoffs: readonly MetricName[],
  randomFor: RandomFor,
): Generator<undefined, readonly StudyTest[]> {
  const tests: StudyTest[] = []
  for (const pair of pairs.filter((one) => commonSeeds(one).length > 0))
    for (const metric of cutoffs) {
      yield
      const names = { row: pair.row.name, against: pair.against.name, metric }
      const found = compareRows(pairDifferences(pair, metric), streamsOf(names, randomFor))
      tests.push({ ...names, ...found, pHolm: 1 })
    }
  return corrected(tests)
}

/** Returns sentences on pairs that are compared over fewer seeds than one of the two has, or not at all. */
export function seedNotes(pairs: readonly RowPair[]): readonly string[] {
  return pairs.flatMap((pair) => {
    const { row, against } = pair
    const named = { row: row.name, against: against.name }
    const seeds = commonSeeds(pair)
    if (seeds.length === 0) return [inEnglish('{row} and {against} have no finished seed in common.', named)]
    if (seeds.length === Math.max(row.runs.length, against.runs.length)) return []
    const names = listed(seeds.map(String))
    return [
      inEnglish('{row} and {against} are compared over the seeds that both have: {seeds}.', {
        ...named,
        seeds: names,
      }),
    ]
  })
}

function corrected(tests: readonly StudyTest[]): readonly StudyTest[] {
  const values = holm(tests.map(({ pValue }) => pValue))
  return tests.map((test, index) => ({ ...test, pHolm: values[index] ?? 1 }))
}

function streamsOf({ row, against, metric }: Pick<StudyTest, 'row' | 'against' | 'metric'>, of: RandomFor) {
  return {
    bootstrap: of('study bootstrap', row, against, metric),
    flips: of('study flips', row, against, metric),
  }
}
