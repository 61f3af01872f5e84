/** What a block of results supports, in plain sentences. */
import { RANDOM_FLOOR } from '#shared/vocabulary/results.ts'
import { SHORTCUT_METRICS } from '#shared/vocabulary/imports/datasetChecks.ts'
import type { ComplexityLaw } from '#shared/vocabulary/studies/complexityLaw.ts'
import type {
  ColdStartPair,
  StudyBlock,
  StudyResultRow,
  StudyTest,
} from '#shared/vocabulary/studies/studyResults.ts'
import { decimals, intervalWords, listed, metricWord, pWords } from './resultWords.ts'

const LEVEL = 0.05
/** M of Table 5 is meant to be much smaller than N; from this share on it is not. */
const NOT_MUCH_SMALLER = 0.25

/** What the sentences are about. */
export type SummarizedBlock = Pick<StudyBlock, 'rows' | 'tests' | 'marks' | 'shortcuts' | 'laws'>

/** Returns the sentences, the most important first; one that says so where nothing is evaluated. */
export function blockSummary({ rows, tests, marks, shortcuts, laws }: SummarizedBlock): readonly string[] {
  const evaluated = rows.filter(({ mean }) => mean !== null)
  if (evaluated.length === 0) return ['Nothing has been evaluated yet.']
  return [
    ...seedSentences(evaluated),
    ...comparisonSentences(
      tests.filter(({ against }) => against !== RANDOM_FLOOR),
      'after Holm’s correction',
    ),
    ...comparisonSentences(
      tests.filter(({ against }) => against === RANDOM_FLOOR),
      'after Holm’s correction among the tests against the floor',
    ),
    ...marks.flatMap(({ metric, best }) =>
      best === null
        ? []
        : [`${best} is best at ${metricWord(metric)}: it differs from each other row that was tested.`],
    ),
    ...shortcutSentences(shortcuts),
    ...laws.map(lawSentence),
    ...evaluated.flatMap(costSentences),
    ...evaluated.flatMap(coldSentences),
  ]
}

function seedSentences(rows: readonly StudyResultRow[]): readonly string[] {
  const most = Math.max(...rows.map(({ runs }) => runs.filter(({ final }) => final).length))
  if (most === 1) {
    const [seed] = rows.flatMap(({ runs }) => runs.map((run) => run.seed))
    return [
      `There is one seed: all of this holds for seed ${String(seed)} alone, and intervals are over users.`,
    ]
  }
  return most === 2
    ? [
        'There are two seeds: how much seeds matter is hardly known, and small p-values are to be read with care.',
      ]
    : []
}

/** Sentences for the tests of each pair: what holds, and what cannot be told apart. */
function comparisonSentences(tests: readonly StudyTest[], after: string): readonly string[] {
  const pairs = Map.groupBy(tests, ({ row, against }) => JSON.stringify([row, against]))
  return [...pairs.values()].flatMap((own) => {
    const [first] = own
    if (!first) return []
    const holds = (test: StudyTest) => test.pHolm < LEVEL
    const told = (word: string, chosen: readonly StudyTest[]) =>
      chosen.length === 0
        ? []
        : [`${first.row} is ${word} ${against(first)} ${after}: ${listed(chosen.map(found))}.`]
    const open = own.filter((test) => !holds(test))
    return [
      ...told(
        'better than',
        own.filter((test) => holds(test) && test.difference > 0),
      ),
      ...told(
        'worse than',
        own.filter((test) => holds(test) && test.difference <= 0),
      ),
      ...(open.length === 0
        ? []
        : [`${first.row} cannot be told apart from ${against(first)}: ${listed(open.map(notFound))}.`]),
    ]
  })
}

function against(test: StudyTest): string {
  return test.against === RANDOM_FLOOR ? `the ${RANDOM_FLOOR}` : test.against
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

/** A shortcut above the band of random order finds the positive item without knowing taste. */
function shortcutSentences(shortcuts: StudyBlock['shortcuts']): readonly string[] {
  if (!shortcuts) return []
  return shortcuts.shortcuts.flatMap(({ name, mean }) => {
    const above = SHORTCUT_METRICS.filter((metric) => mean[metric] > shortcuts.band[metric].high)
    const values = above.map(
      (metric) =>
        `${decimals(mean[metric])} at ${metricWord(metric)}, where random order stays below ${decimals(shortcuts.band[metric].high)}`,
    )
    return above.length === 0
      ? []
      : [
          `“${name}” is above random order without knowing anybody’s taste: ${listed(values)}. Read all rows against it.`,
        ]
  })
}

function lawSentence({ calls, over, exponent, fit, points }: ComplexityLaw): string {
  const rows = new Set(points.map(({ row }) => row))
  return `Over ${points.length} runs of ${listed([...rows])}, ${calls} grow with ${over} to the power of ${exponent.toFixed(2)} (R² ${fit.toFixed(3)}).`
}

function costSentences({ name, cost }: StudyResultRow): readonly string[] {
  const { clientsPerUpdate: clients = null, routersPerUpdate: routers = null } = cost ?? {}
  if (!clients || routers === null || routers <= NOT_MUCH_SMALLER * clients) return []
  return [
    `With ${name} M is not much smaller than N: ${routers.toFixed(1)} routers to ${clients.toFixed(1)} clients in each router-centric update.`,
  ]
}

function coldSentences({ name, coldStart }: StudyResultRow): readonly string[] {
  const said = (pair: ColdStartPair | null, kind: string) => {
    if (!pair) return []
    const row = `Augmentation of cold ${kind} with ${name}`
    const tests = pair.tests.map((test) => ({ ...test, row, against: 'plain profiles' }))
    const { clients, fallbacks } = pair
    const share = `${Number(fallbacks.toFixed(1))} of ${Number(clients.toFixed(1))}`
    const fellBack =
      fallbacks > 0
        ? [
            `For ${share} cold ${kind} with ${name} no router passed the threshold: the nearest one was taken.`,
          ]
        : []
    return [...comparisonSentences(tests, 'after Holm’s correction'), ...fellBack]
  }
  return [...said(coldStart?.items ?? null, 'items'), ...said(coldStart?.users ?? null, 'users')]
}
