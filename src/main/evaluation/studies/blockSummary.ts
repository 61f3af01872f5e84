/** What a block of results supports, in plain sentences. */
import { worstShare } from '#shared/evaluation/worstShare.ts'
import { crowdedRows } from '#shared/studies/crowdedRows.ts'
import { RANDOM_FLOOR } from '#shared/vocabulary/results.ts'
import { SHORTCUT_METRICS } from '#shared/vocabulary/imports/datasetChecks.ts'
import { inEnglish } from '#shared/vocabulary/wording/inEnglish.ts'
import type { ComplexityLaw } from '#shared/vocabulary/studies/complexityLaw.ts'
import type { ColdStartPair, StudyBlock, StudyResultRow } from '#shared/vocabulary/studies/studyResults.ts'
import { comparisonSentences } from './comparisonSentences.ts'
import { decimals, listed, listedClauses, listedNames, metricWord } from './resultWords.ts'

/** What the sentences are about. */
export type SummarizedBlock = Pick<StudyBlock, 'rows' | 'tests' | 'marks' | 'shortcuts' | 'laws'>

/** Returns the sentences, the most important first; one that says so where nothing is evaluated. */
export function blockSummary({ rows, tests, marks, shortcuts, laws }: SummarizedBlock): readonly string[] {
  const evaluated = rows.filter(({ mean }) => mean !== null)
  if (evaluated.length === 0) return [inEnglish('Nothing has been evaluated yet.')]
  return [
    ...seedSentences(evaluated),
    ...comparisonSentences(
      tests.filter(({ against }) => against !== RANDOM_FLOOR),
      'rows',
    ),
    ...comparisonSentences(
      tests.filter(({ against }) => against === RANDOM_FLOOR),
      'floor',
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
  return [...byRow].map(([best, own]) =>
    inEnglish('{best} is best at {metrics}: it differs from each other row that was tested.', {
      best: best ?? '',
      metrics: listed(own.map(({ metric }) => metricWord(metric))),
    }),
  )
}

function seedSentences(rows: readonly StudyResultRow[]): readonly string[] {
  const most = Math.max(...rows.map(({ runs }) => runs.filter(({ final }) => final).length))
  if (most === 1) {
    const [seed] = rows.flatMap(({ runs }) => runs.map((run) => run.seed))
    return [
      inEnglish('There is one seed: all of this holds for seed {seed} alone, and intervals are over users.', {
        seed: String(seed),
      }),
    ]
  }
  return most === 2
    ? [
        inEnglish(
          'There are two seeds: how much seeds matter is hardly known, and small p-values are to be read with care.',
        ),
      ]
    : []
}

/** A shortcut above the band of random order finds the positive item without knowing taste. */
function shortcutSentences(shortcuts: StudyBlock['shortcuts']): readonly string[] {
  if (!shortcuts) return []
  return shortcuts.shortcuts.flatMap(({ name, mean }) => {
    const above = SHORTCUT_METRICS.filter((metric) => mean[metric] > shortcuts.band[metric].high)
    const values = above.map((metric) =>
      inEnglish('{value} at {metric}, where random order stays below {most}', {
        value: decimals(mean[metric]),
        metric: metricWord(metric),
        most: decimals(shortcuts.band[metric].high),
      }),
    )
    return above.length === 0
      ? []
      : [
          inEnglish(
            '“{name}” is above random order without knowing anybody’s taste: {clauses}. Read all rows against it.',
            { name, clauses: listedClauses(values) },
          ),
        ]
  })
}

function lawSentence({ calls, over, exponent, fit, points }: ComplexityLaw): string {
  const rows = new Set(points.map(({ row }) => row))
  return inEnglish(
    'Over {runs} runs of {names}, {calls} grow with {over} to the power of {exponent} (R² {fit}).',
    {
      ...{ runs: points.length, names: listedNames([...rows]), calls, over },
      ...{ exponent: exponent.toFixed(2), fit: fit.toFixed(3) },
    },
  )
}

/** One sentence for all rows: their updates are alike, and a list of the same words hides the rest. */
function crowdedSentences(rows: readonly StudyResultRow[]): readonly string[] {
  const crowded = crowdedRows(rows)
  if (crowded.length === 0) return []
  const range = (values: readonly number[]) => {
    const [low, high] = [Math.min(...values).toFixed(1), Math.max(...values).toFixed(1)]
    return low === high ? String(low) : inEnglish('{low} to {high}', { low: String(low), high: String(high) })
  }
  const routers = range(crowded.map((one) => one.routers))
  const clients = range(crowded.map((one) => one.clients))
  return [
    inEnglish(
      'With {names} M is not much smaller than N: {routers} routers to {clients} clients in each router-centric update.',
      { names: listedNames(crowded.map(({ name }) => name)), routers, clients },
    ),
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
            inEnglish(
              'With {name} {percent} % of the {prompt} calls could not be read and took their fallback, so that its results are partly not the model’s.',
              { name, percent: percent(fallen.share), prompt: fallen.prompt },
            ),
          ]
        : []),
      ...(cut
        ? [
            inEnglish(
              'With {name} {percent} % of the {prompt} replies were cut before the model ended them.',
              {
                name,
                percent: percent(cut.share),
                prompt: cut.prompt,
              },
            ),
          ]
        : []),
    ]
  })
}

function percent(share: number): string {
  return (100 * share).toFixed(1)
}

const COLD = {
  items: {
    augmented: 'Augmentation of cold items with {name}',
    fellBack:
      'For {few} of {all} cold items with {name} no router passed the threshold: the nearest one was taken.',
  },
  users: {
    augmented: 'Augmentation of cold users with {name}',
    fellBack:
      'For {few} of {all} cold users with {name} no router passed the threshold: the nearest one was taken.',
  },
} as const

function coldSentences({ name, coldStart }: StudyResultRow): readonly string[] {
  const said = (pair: ColdStartPair | null, kind: keyof typeof COLD) => {
    if (!pair) return []
    const row = inEnglish(COLD[kind].augmented, { name })
    const tests = pair.tests.map((test) => ({ ...test, row, against: inEnglish('plain profiles') }))
    const { clients, fallbacks } = pair
    const few = Number(fallbacks.toFixed(1))
    const all = Number(clients.toFixed(1))
    const fellBack = fallbacks > 0 ? [inEnglish(COLD[kind].fellBack, { few, all, name })] : []
    return [...comparisonSentences(tests, 'rows'), ...fellBack]
  }
  return [...said(coldStart?.items ?? null, 'items'), ...said(coldStart?.users ?? null, 'users')]
}
