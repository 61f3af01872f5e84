/** What a block of results supports, in plain sentences. */
import { worstShare } from '#shared/evaluation/worstShare.ts'
import { crowdedRows } from '#shared/studies/crowdedRows.ts'
import { RANDOM_FLOOR } from '#shared/vocabulary/results.ts'
import { SHORTCUT_METRICS } from '#shared/vocabulary/imports/datasetChecks.ts'
import type { ComplexityLaw } from '#shared/vocabulary/studies/complexityLaw.ts'
import type { ColdStartPair, StudyBlock, StudyResultRow } from '#shared/vocabulary/studies/studyResults.ts'
import { comparisonSentences } from './comparisonSentences.ts'
import { decimals, listed, listedClauses, listedNames, metricWord } from './resultWords.ts'

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
    ...bestSentences(marks),
    ...shortcutSentences(shortcuts),
    ...laws.map(lawSentence),
    ...crowdedSentences(evaluated),
    ...callSentences(evaluated),
    ...evaluated.flatMap(coldSentences),
  ]
}

function bestSentences(marks: SummarizedBlock['marks']): readonly string[] {
  const byRow = Map.groupBy(
    marks.filter(({ best }) => best !== null),
    ({ best }) => best,
  )
  return [...byRow].map(
    ([best, own]) =>
      `${best ?? ''} is best at ${listed(own.map(({ metric }) => metricWord(metric)))}: it differs from each other row that was tested.`,
  )
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
          `“${name}” is above random order without knowing anybody’s taste: ${listedClauses(values)}. Read all rows against it.`,
        ]
  })
}

function lawSentence({ calls, over, exponent, fit, points }: ComplexityLaw): string {
  const rows = new Set(points.map(({ row }) => row))
  return `Over ${points.length} runs of ${listedNames([...rows])}, ${calls} grow with ${over} to the power of ${exponent.toFixed(2)} (R² ${fit.toFixed(3)}).`
}

/** One sentence for all rows: their updates are alike, and a list of the same words hides the rest. */
function crowdedSentences(rows: readonly StudyResultRow[]): readonly string[] {
  const crowded = crowdedRows(rows)
  if (crowded.length === 0) return []
  const range = (values: readonly number[]) => {
    const [low, high] = [Math.min(...values).toFixed(1), Math.max(...values).toFixed(1)]
    return low === high ? low : `${low} to ${high}`
  }
  const routers = range(crowded.map((one) => one.routers))
  const clients = range(crowded.map((one) => one.clients))
  return [
    `With ${listedNames(crowded.map(({ name }) => name))} M is not much smaller than N: ${routers} routers to ${clients} clients in each router-centric update.`,
  ]
}

/** Calls that fell back or were cut, as the cautions of a run tell them: what such a row shows is partly not its model’s. */
function callSentences(rows: readonly StudyResultRow[]): readonly string[] {
  return rows.flatMap(({ name, cost }) => {
    const fallen = worstShare(cost?.calls ?? {}, ({ fellBack }) => fellBack)
    const cut = worstShare(cost?.calls ?? {}, ({ truncated }) => truncated ?? 0)
    return [
      ...(fallen
        ? [
            `With ${name} ${percent(fallen.share)} of the ${fallen.prompt} calls could not be read and took their fallback, so that its results are partly not the model’s.`,
          ]
        : []),
      ...(cut
        ? [
            `With ${name} ${percent(cut.share)} of the ${cut.prompt} replies were cut before the model ended them.`,
          ]
        : []),
    ]
  })
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`
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
