/**
 * What the tests of a block say in sentences: what holds pair by pair, all that cannot be told apart together, and all
 * that is the same value for value.
 */
import { isWithoutDifference } from '#shared/studies/isWithoutDifference.ts'
import { RANDOM_FLOOR, type MetricName } from '#shared/vocabulary/results.ts'
import type { StudyTest } from '#shared/vocabulary/studies/studyResults.ts'
import { inEnglish } from '#shared/vocabulary/wording/inEnglish.ts'
import { decimals, listed, listedClauses, listedNames, metricWord, pWords } from './resultWords.ts'

const LEVEL = 0.05

/** What an adjusted p-value was corrected for: all tests of rows against one another, or those against the floor. */
export type TestFamily = 'rows' | 'floor'

const DIFFERING = {
  better: {
    rows: '{row} is better than {others} after Holm’s correction: {clauses}.',
    floor:
      '{row} is better than {others} after Holm’s correction among the tests against the floor: {clauses}.',
  },
  worse: {
    rows: '{row} is worse than {others} after Holm’s correction: {clauses}.',
    floor:
      '{row} is worse than {others} after Holm’s correction among the tests against the floor: {clauses}.',
  },
} as const

/** Returns the sentences of tests of one family. */
export function comparisonSentences(tests: readonly StudyTest[], family: TestFamily): readonly string[] {
  const holds = (test: StudyTest) => test.pHolm < LEVEL
  const told = [...byPair(tests.filter(holds)).values()].flatMap((own) => [
    ...differing(
      { word: 'better', family },
      own.filter(({ difference }) => difference > 0),
    ),
    ...differing(
      { word: 'worse', family },
      own.filter(({ difference }) => difference <= 0),
    ),
  ])
  const open = tests.filter((test) => !holds(test))
  return [
    ...told,
    ...openSentences([...byPair(open.filter((test) => !isWithoutDifference(test))).values()]),
    ...sameSentences([...byPair(open.filter(isWithoutDifference)).values()]),
  ]
}

function byPair(tests: readonly StudyTest[]): Map<string, StudyTest[]> {
  return Map.groupBy(tests, ({ row, against }) => JSON.stringify([row, against]))
}

function differing(
  { word, family }: { readonly word: keyof typeof DIFFERING; readonly family: TestFamily },
  tests: readonly StudyTest[],
): readonly string[] {
  const [first] = tests
  if (!first) return []
  const clauses = listedClauses(tests.map(found))
  return [inEnglish(DIFFERING[word][family], { row: first.row, others: named(first), clauses })]
}

/** Groups pairs of one row that are alike at the same cutoffs, so that they share a sentence. */
function together(pairs: readonly (readonly StudyTest[])[]): readonly (readonly (readonly StudyTest[])[])[] {
  return [
    ...Map.groupBy(pairs, (own) =>
      JSON.stringify([own[0]?.row, ...own.map(({ metric }) => metric)]),
    ).values(),
  ]
}

/** Pairs of which more users or seeds like these would show nothing either. */
function sameSentences(pairs: readonly (readonly StudyTest[])[]): readonly string[] {
  return together(pairs).flatMap((group) => {
    const [first] = group.flat()
    if (!first) return []
    const metrics = listed([...new Set(group.flat().map(({ metric }) => metricWord(metric)))])
    return [
      inEnglish(
        '{row} has the same values as {others} at {metrics}, one by one: what they differ in has changed none of them.',
        { row: first.row, others: rowsOf(group), metrics },
      ),
    ]
  })
}

function rowsOf(group: readonly (readonly StudyTest[])[]): string {
  return listedNames(group.flatMap(([one]) => (one ? [named(one)] : [])))
}

function openSentences(pairs: readonly (readonly StudyTest[])[]): readonly string[] {
  return together(pairs).flatMap((group) => {
    const [first] = group.flat()
    if (!first) return []
    const metrics = [...new Set(group.flat().map(({ metric }) => metric))]
    const clauses =
      group.length === 1
        ? listedClauses(group.flat().map(notFound))
        : listed(metrics.map((metric) => rangeAt(metric, group.flat())))
    return [
      inEnglish('{row} cannot be told apart from {others}: {clauses}.', {
        row: first.row,
        others: group.length === 1 ? named(first) : rowsOf(group),
        clauses,
      }),
    ]
  })
}

/** The differences of several pairs at one cutoff, and what their tests would have found. */
function rangeAt(metric: MetricName, tests: readonly StudyTest[]): string {
  const own = tests.filter((test) => test.metric === metric)
  const least = own.flatMap(({ detectable }) => detectable ?? [])
  const parts = {
    range: ends(own.map(({ difference }) => difference)),
    metric: metricWord(metric),
    p: pWords(Math.min(...own.map(({ pHolm }) => pHolm))),
  }
  return least.length === 0
    ? inEnglish('{range} at {metric} (smallest {p})', parts)
    : inEnglish(
        '{range} at {metric} (smallest {p}; {least}, by the row, would be found in about four of five cases)',
        { ...parts, least: ends(least) },
      )
}

function ends(values: readonly number[]): string {
  const [low, high] = [decimals(Math.min(...values)), decimals(Math.max(...values))]
  return low === high ? low : inEnglish('{low} to {high}', { low, high })
}

function named({ against }: StudyTest): string {
  return against === RANDOM_FLOOR ? inEnglish('the random floor') : against
}

function partsOf({ metric, interval, pHolm }: StudyTest) {
  const { low, high } = interval
  return { metric: metricWord(metric), low: decimals(low), high: decimals(high), p: pWords(pHolm) }
}

function found(test: StudyTest): string {
  return inEnglish(
    test.over === 'users'
      ? 'by {difference} at {metric} ({low} to {high}, {p}, over users alone)'
      : 'by {difference} at {metric} ({low} to {high}, {p})',
    { ...partsOf(test), difference: decimals(Math.abs(test.difference)) },
  )
}

function notFound(test: StudyTest): string {
  const parts = { ...partsOf(test), difference: decimals(test.difference) }
  return test.detectable === null
    ? inEnglish('{difference} at {metric} ({low} to {high}, {p})', parts)
    : inEnglish(
        '{difference} at {metric} ({low} to {high}, {p}; {least} would be found in about four of five cases)',
        { ...parts, least: decimals(test.detectable) },
      )
}
