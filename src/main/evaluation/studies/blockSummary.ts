/** What a block of results supports, in plain sentences. */
import { crowdedRouters } from '#shared/studies/crowdedRouters.ts'
import { RANDOM_FLOOR } from '#shared/vocabulary/results.ts'
import { SHORTCUT_METRICS } from '#shared/vocabulary/imports/datasetChecks.ts'
import type { ComplexityLaw } from '#shared/vocabulary/studies/complexityLaw.ts'
import type { ColdStartPair, StudyBlock, StudyResultRow } from '#shared/vocabulary/studies/studyResults.ts'
import { comparisonSentences } from './comparisonSentences.ts'
import { decimals, listed, metricWord } from './resultWords.ts'

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
  const crowded = crowdedRouters(cost)
  if (crowded === null) return []
  const { clients, routers } = crowded
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
