/** One block of results: rows, tests, marks and sentences for one dataset and backbone. */
import { counted } from '#shared/vocabulary/imports/counted.ts'
import type { MetricName } from '#shared/vocabulary/results.ts'
import { inEnglish } from '#shared/vocabulary/wording/inEnglish.ts'
import type { StudyFile } from '#shared/vocabulary/studies/studyFile.ts'
import type { StudyBlock, StudyResultRow } from '#shared/vocabulary/studies/studyResults.ts'
import type { RandomFor } from '../../ports/random.ts'
import { blockMarkSteps } from './blockMarks.ts'
import { blockSummary } from './blockSummary.ts'
import { blockTestSteps, seedNotes } from './blockTests.ts'
import { complexityLaws } from './complexityLaws.ts'
import { coldStartSteps } from './coldStartPairs.ts'
import { listedNames } from './resultWords.ts'
import { rowCost } from './rowCost.ts'
import { shareRuns, testedPairs } from './rowPairs.ts'
import { effectiveRepetitionsOf, rowResultSteps } from './rowResult.ts'
import type { RowRuns } from './rowRuns.ts'
import { testableRows } from './testableRows.ts'

/** What a block is made of. */
export interface BlockInput {
  readonly dataset: string
  readonly model: string
  readonly rows: readonly RowRuns[]
  readonly shortcuts: StudyBlock['shortcuts']
}

/** Computes a block as a generator that yields before each heavy step. */
export function* studyBlockSteps(
  file: StudyFile,
  { dataset, model, rows, shortcuts }: BlockInput,
  randomFor: RandomFor,
): Generator<undefined, StudyBlock> {
  const cutoffs: readonly MetricName[] = [...new Set(file.cutoffs)]
  const streams: RandomFor = (...purpose) => randomFor('study', dataset, model, ...purpose)
  const results: StudyResultRow[] = []
  for (const row of rows) {
    const coldStart = yield* coldStartSteps(row, cutoffs, streams)
    results.push(yield* rowResultSteps(row, { cost: rowCost(row, rows), coldStart }, streams))
  }
  const testedLabel = file.testedRow ?? rows[0]?.row ?? ''
  const testable = testableRows(rows, testedLabel)
  const pairs = testedPairs(testable.rows, testedLabel)
  const tested = testable.rows.find(({ row }) => row === testedLabel) ?? null
  const tests = testable.base
    ? yield* blockTestSteps({ pairs, tested, floor: testable.base.floor, cutoffs }, streams)
    : []
  const marks = yield* blockMarkSteps(testable.rows, cutoffs, streams)
  const parts = { rows: results, tests, marks, shortcuts, laws: complexityLaws(rows) }
  return {
    ...parts,
    dataset,
    model,
    protocol: testable.base?.protocol ?? null,
    floor: testable.base?.floor ?? null,
    summary: blockSummary(parts),
    notes: [
      ...rows.flatMap(({ notes }) => notes),
      ...repetitionNotes(rows),
      ...testable.notes,
      ...seedNotes(pairs),
      ...sharedNotes(rows),
      ...(testable.base !== null && tested === null
        ? [inEnglish('{row} has no finished run yet, so that nothing is tested.', { row: testedLabel })]
        : []),
      ...(shortcuts === null ? [inEnglish('The shortcut rankers are not known for this dataset.')] : []),
    ],
  }
}

function repetitionNotes(rows: readonly RowRuns[]): readonly string[] {
  const same = rows.filter((row) => {
    const columns = row.runs[0]?.outcome.ranks.columns ?? 0
    return columns > 1 && effectiveRepetitionsOf(row) === 1
  })
  const [first] = same
  if (!first) return []
  const columns = first.runs[0]?.outcome.ranks.columns ?? 0
  const who = listedNames(same.map(({ name }) => name))
  return [
    inEnglish(
      same.length === 1
        ? '{names} ranks the same in all {repetitions}, which count as one.'
        : '{names} rank the same in all {repetitions}, which count as one.',
      { names: who, repetitions: counted(columns, 'repetition') },
    ),
  ]
}

function sharedNotes(rows: readonly RowRuns[]): readonly string[] {
  return rows.flatMap((row, index) => {
    const earlier = rows.slice(0, index).find((one) => shareRuns(one, row))
    const names = { name: row.name, other: earlier?.name ?? '' }
    return earlier
      ? [inEnglish('{name} is the very runs of {other}, and is not tested against it.', names)]
      : []
  })
}
