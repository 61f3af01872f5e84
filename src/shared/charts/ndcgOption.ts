/** NDCG over steps at one cutoff, with its interval, beside the references and the random floor at the same cutoff. */
import { DEFAULT_CHOICE, type FigureChoice } from '../vocabulary/figures.ts'
import { heldOutOf, RANDOM_FLOOR, type MetricName } from '../vocabulary/results.ts'
import type { EvaluationPoint, MethodSummary } from '../events/view/evaluationPoint.ts'
import type { Say } from '../vocabulary/wording/inEnglish.ts'
import { curveSeries, deviationBand, faintSeries, intervalBand, rounded } from './curves/curveSeries.ts'
import { meanCurve } from './curves/meanCurve.ts'
import {
  curvePoints,
  finalTest,
  ownPoints,
  pointsOf,
  rankedBy,
  referenceLines,
  type ReferenceLine,
} from './curves/ndcgPoints.ts'
import { seedChoice } from './curves/seedChoice.ts'
import { seedGroups, type SeedGroup } from './curves/seedGroups.ts'
import { stepsShown } from './curves/stepsShown.ts'
import { lastAt, nearestTo, stepTooltip, type StepTold } from './curves/stepTooltip.ts'
import type { ChartOption, Figure, FigureRun } from './figure.ts'
import { stepFrame, waitingFor } from './frame.ts'
import type { ChartTheme } from './theme.ts'

const CUTS = ['ndcg@1', 'ndcg@5', 'ndcg@10'] as const
const DASHES = [
  [6, 3],
  [2, 2],
  [8, 3, 2, 3],
  [12, 3],
] as const
/** With more curves than these their bands would hide one another. */
const MOST_BANDS = 4
const INTERVAL = '95 % interval'
const ITEMS = { test: 'test items', validation: 'validation items' } as const
const BAND_ICON = 'path://M0,0 H18 V8 H0 Z'

export const ndcgFigure: Figure = {
  name: 'ndcg',
  title: 'NDCG over interactions',
  explain:
    'NDCG of the method of the run at each evaluation, at one cutoff, with the 95 % bootstrap interval over users; references and the random floor are those of the same cutoff on the items of the first curve. Runs that differ by their seeds alone are drawn as their mean with a band of one standard deviation over seeds, and faint behind it each of them. The curve ranks validation items, unless the run or its name in the legend says otherwise; diamonds are the test items, ranked once at the end.',
  choices: (runs) => ['cutoff', ...seedChoice(runs)],
  option: ndcgOption,
  table: (runs) => ({
    columns: [
      { key: 'run', label: 'run', kind: 'text' },
      { key: 'step', label: 'step', kind: 'number', decimals: 0 },
      { key: 'ranked', label: 'ranked items', kind: 'text' },
      { key: 'method', label: 'method', kind: 'text' },
      ...CUTS.flatMap((cut) => [
        { key: cut, label: cut.toUpperCase(), kind: 'number' as const, decimals: 4 },
        { key: `${cut} low`, label: `${cut.toUpperCase()} low`, kind: 'number' as const, decimals: 4 },
        { key: `${cut} high`, label: `${cut.toUpperCase()} high`, kind: 'number' as const, decimals: 4 },
      ]),
    ],
    rows: runs.flatMap((run) => run.view.evaluations.flatMap((point) => rowsOf(run.label, point))),
  }),
}

/** Returns the chart of one or several runs at the cutoff of the choice. */
export function ndcgOption(
  runs: readonly FigureRun[],
  theme: ChartTheme,
  choice: FigureChoice = DEFAULT_CHOICE,
): ChartOption {
  const cut: MetricName = `ndcg@${choice.cutoff}`
  const yName = `NDCG@${choice.cutoff}`
  const groups = seedGroups(runs, theme, choice, (run) => rankedBy(run) ?? '').map((group) => ({
    ...group,
    label: named(group, runs, theme.say),
  }))
  // Every reference is on the items of one curve, since a line has one value.
  const last = runs.map((run) => curvePoints(run).at(-1)).find((point) => point !== undefined)
  if (!last)
    return {
      ...stepFrame(runs, theme, { yName }),
      ...waitingFor('NDCG appears at the first evaluation.', theme),
    }
  const references = referenceLines(last, cut).map(({ name, value }) => ({ name: theme.say(name), value }))
  const end = stepsShown(runs)
  const drawn = groups.map((group) => groupSeries(group, cut, groups.length <= MOST_BANDS, theme))
  const tested = groups.flatMap((group) => testMark(group, cut, theme))
  const hasInterval = groups.some(({ runs: { length } }) => length === 1) && groups.length <= MOST_BANDS
  const marks = groups.map(({ label }) => label)
  // Bands and marks have the colour of their curve; the one entry that says what all of them are has that of none.
  const shared = groups.length > 1 ? { color: theme.muted } : {}
  const legend = [
    ...marks,
    ...(hasInterval
      ? [{ name: theme.say(INTERVAL), icon: BAND_ICON, itemStyle: { ...shared, opacity: 0.4 } }]
      : []),
    ...tested.slice(0, 1).map(({ name }) => ({ name, icon: 'diamond', itemStyle: shared })),
    ...references.map(({ name }) => name),
  ]
  return {
    ...stepFrame(runs, theme, { yName, legend, symbols: marks }),
    ...stepTooltip(theme, (step) => toldAt(step, { groups, references, cut, say: theme.say })),
    series: [
      ...references.map((line, index) => referenceSeries(line, index, end, theme)),
      ...drawn,
      tested,
    ].flat(),
  }
}

/** The label of a curve, with the items that it ranks where the curves rank different ones. */
function named({ label, runs: own }: SeedGroup, runs: readonly FigureRun[], say: Say): string {
  const ranked = new Set(runs.flatMap((run) => rankedBy(run) ?? []))
  const items = own.map(rankedBy).find((one) => one !== null) ?? null
  return ranked.size > 1 && items !== null
    ? say('{label}, {items}', { label, items: say(ITEMS[items]) })
    : label
}

function groupSeries(
  { label, look, runs }: SeedGroup,
  cut: MetricName,
  banded: boolean,
  theme: ChartTheme,
): readonly ChartOption[] {
  const [only] = runs
  if (only && runs.length === 1) {
    const points = ownPoints(only, cut)
    const bounds = points.map(({ step, low, high }) => [step, low, high] as const)
    return [
      ...(banded ? [intervalBand(theme.say(INTERVAL), bounds, { look })] : []),
      ...curveSeries(label, pointsOf(points), { look, marked: true }, theme),
    ]
  }
  const curves = runs.map((run) => pointsOf(ownPoints(run, cut)))
  const mean = meanCurve(curves)
  return [
    ...curveSeries(
      label,
      mean.map((point) => [point.x, rounded(point.mean)]),
      { look, marked: true },
      theme,
    ),
    deviationBand(label, mean, { look }),
    ...curves.map((curve) => faintSeries(label, curve, { look }, theme)),
  ]
}

/** The final ranking of test items, where the curves rank others; of several runs their mean. */
function testMark({ look, runs }: SeedGroup, cut: MetricName, theme: ChartTheme) {
  const found = runs.flatMap((run) => finalTest(run, cut) ?? [])
  if (found.length === 0) return []
  const mean = found.reduce((sum, { value }) => sum + value, 0) / found.length
  return [
    {
      name: theme.say(ITEMS.test),
      type: 'scatter',
      symbol: 'diamond',
      symbolSize: theme.lineWidth * 5,
      data: [[Math.max(...found.map(({ step }) => step)), rounded(mean)]],
      itemStyle: { color: look.colour },
      z: 4,
    },
  ]
}

function referenceSeries(
  { name, value }: ReferenceLine,
  index: number,
  end: number,
  theme: ChartTheme,
): ChartOption {
  return {
    name,
    type: 'line',
    symbol: 'none',
    data: [
      [0, rounded(value)],
      [end, rounded(value)],
    ],
    lineStyle: {
      color: theme.muted,
      width: theme.lineWidth * 0.75,
      type: [...(DASHES[index % DASHES.length] ?? [4, 4])].map((part) => (part * theme.fontSize) / 10),
    },
    itemStyle: { color: theme.muted },
    z: 1,
  }
}

interface Told {
  readonly groups: readonly SeedGroup[]
  readonly references: readonly ReferenceLine[]
  readonly cut: MetricName
  readonly say: Say
}

/** The evaluation nearest to the step: each curve with its interval, and what it is to be compared with. */
function toldAt(step: number, { groups, references, cut, say }: Told): StepTold {
  const evaluated = groups
    .flatMap(({ runs }) => runs.flatMap((run) => curvePoints(run).map((point) => point.step)))
    .sort((one, other) => one - other)
  const at = nearestTo(evaluated, step, (one) => one) ?? step
  const lines = groups.flatMap(({ label, look, runs }) => {
    const found = runs.flatMap((run) => lastAt(ownPoints(run, cut), at, (point) => point.step) ?? [])
    const [first] = found
    if (!first) return []
    const mean = found.reduce((sum, point) => sum + point.mean, 0) / found.length
    const [low, high] =
      found.length === 1
        ? [first.low, first.high]
        : [Math.min(...found.map((point) => point.mean)), Math.max(...found.map((point) => point.mean))]
    const [at4, low4, high4] = [mean, low, high].map((value) => value.toFixed(4))
    const parts = { mean: String(at4), low: String(low4), high: String(high4) }
    const text =
      found.length === 1
        ? `${parts.mean} [${parts.low}, ${parts.high}]`
        : say('{mean} [{low}, {high}] least and most', parts)
    return [{ name: label, symbol: look.symbol, text, order: mean }]
  })
  const compared = references.map(({ name, value }) => ({ name, text: value.toFixed(4), order: value }))
  return { step: at, lines: [...lines, ...compared] }
}

function rowsOf(run: string, { step, methods, floor, protocol }: EvaluationPoint) {
  const ranked = heldOutOf(protocol)
  const cells = (method: MethodSummary) =>
    Object.fromEntries(
      CUTS.flatMap((cut) => [
        [cut, method.mean[cut]],
        [`${cut} low`, method.interval[cut].low],
        [`${cut} high`, method.interval[cut].high],
      ]),
    )
  return [
    ...methods.map((method) => ({ run, step, ranked, method: method.method, ...cells(method) })),
    {
      run,
      step,
      ranked,
      method: RANDOM_FLOOR,
      ...Object.fromEntries(CUTS.map((cut) => [cut, floor[cut]])),
    },
  ]
}
