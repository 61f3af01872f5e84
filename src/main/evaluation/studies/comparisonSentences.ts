/**
 * What the tests of a block say in sentences: what holds pair by pair, all that cannot be told apart together, and all
 * that is the same value for value.
 */
import { isWithoutDifference } from '#shared/studies/isWithoutDifference.ts'
import { RANDOM_FLOOR, type MetricName } from '#shared/vocabulary/results.ts'
import type { StudyTest } from '#shared/vocabulary/studies/studyResults.ts'
import {
  decimals,
  intervalWords,
  listed,
  listedClauses,
  listedNames,
  metricWord,
  pWords,
} from './resultWords.ts'

const LEVEL = 0.05

/** Returns the sentences of tests of one family; `after` says which correction it had. */
export function comparisonSentences(tests: readonly StudyTest[], after: string): readonly string[] {
  const holds = (test: StudyTest) => test.pHolm < LEVEL
  const told = [...byPair(tests.filter(holds)).values()].flatMap((own) => [
    ...differing(
      'better than',
      own.filter(({ difference }) => difference > 0),
      after,
    ),
    ...differing(
      'worse than',
      own.filter(({ difference }) => difference <= 0),
      after,
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

function differing(word: string, tests: readonly StudyTest[], after: string): readonly string[] {
  const [first] = tests
  return first
    ? [`${first.row} is ${word} ${named(first)} ${after}: ${listedClauses(tests.map(found))}.`]
    : []
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
      `${first.row} has the same values as ${rowsOf(group)} at ${metrics}, one by one: what they differ in has changed none of them.`,
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
    if (group.length === 1)
      return [
        `${first.row} cannot be told apart from ${named(first)}: ${listedClauses(group.flat().map(notFound))}.`,
      ]
    const metrics = [...new Set(group.flat().map(({ metric }) => metric))]
    return [
      `${first.row} cannot be told apart from ${rowsOf(group)}: ${listed(metrics.map((metric) => rangeAt(metric, group.flat())))}.`,
    ]
  })
}

/** The differences of several pairs at one cutoff, and what their tests would have found. */
function rangeAt(metric: MetricName, tests: readonly StudyTest[]): string {
  const own = tests.filter((test) => test.metric === metric)
  const least = own.flatMap(({ detectable }) => detectable ?? [])
  const power =
    least.length === 0 ? '' : `; ${ends(least)}, by the row, would be found in about four of five cases`
  return `${ends(own.map(({ difference }) => difference))} at ${metricWord(metric)} (smallest ${pWords(Math.min(...own.map(({ pHolm }) => pHolm)))}${power})`
}

function ends(values: readonly number[]): string {
  const [low, high] = [decimals(Math.min(...values)), decimals(Math.max(...values))]
  return low === high ? low : `${low} to ${high}`
}

function named({ against }: StudyTest): string {
  return against === RANDOM_FLOOR ? `the ${RANDOM_FLOOR}` : against
}

function found({ metric, difference, interval, pHolm, over }: StudyTest): string {
  const where = over === 'users' ? ', over users alone' : ''
  return `by ${decimals(Math.abs(difference))} at ${metricWord(metric)} (${intervalWords(interval)}, ${pWords(pHolm)}${where})`
}

function notFound({ metric, difference, interval, pHolm, detectable }: StudyTest): string {
  const least =
    detectable === null ? '' : `; ${decimals(detectable)} would be found in about four of five cases`
  return `${decimals(difference)} at ${metricWord(metric)} (${intervalWords(interval)}, ${pWords(pHolm)}${least})`
}
