/** NDCG over steps with its interval, beside the baselines and the random floor. */
import type { EvaluationPoint, MethodSummary } from '../events/foldRun.ts'
import { heldOutOf, type MetricName } from '../vocabulary/results.ts'
import type { ChartOption, Figure, FigureRun } from './figure.ts'
import { stepFrame, stepsOf, waitingFor } from './frame.ts'
import { seriesColor, type ChartTheme } from './theme.ts'

const CUTS = ['ndcg@1', 'ndcg@5', 'ndcg@10'] as const
/** The only metric that is drawn for baselines, and where several runs are compared. */
const MAIN = 'ndcg@10'
const DASHES = [
  [6, 3],
  [2, 2],
  [8, 3, 2, 3],
  [4, 4],
] as const

export const ndcgFigure: Figure = {
  name: 'ndcg',
  title: 'NDCG over interactions',
  explain:
    'NDCG@1, @5 and @10 of the method of the run at each evaluation with 95 % bootstrap intervals over users; references and the random floor are NDCG@10 on the items of the first curve. The curve ranks validation items, unless the run or its name in the legend says otherwise; diamonds are the test items, ranked once at the end.',
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

/** Returns the chart: NDCG@1, @5 and @10 of one run, or NDCG@10 of several. */
export function ndcgOption(runs: readonly FigureRun[], theme: ChartTheme): ChartOption {
  const several = runs.length > 1
  const labelOf = curveLabels(runs)
  const drawn = runs.flatMap((run, index) =>
    (several ? ([MAIN] as const) : CUTS).flatMap((cut, place) =>
      curveOf(
        run,
        cut,
        several ? labelOf(run) : nameOf(cut),
        seriesColor(theme, several ? index : place),
        theme,
      ),
    ),
  )
  // Every reference is on the items of one curve, since a line has one value.
  const last = runs.map((run) => curvePoints(run).at(-1)).find((point) => point !== undefined)
  const tested = runs.flatMap((run, index) =>
    testMarks(run, several ? ([MAIN] as const) : CUTS, (cut, place) => ({
      name: several ? run.label : nameOf(cut),
      colour: seriesColor(theme, several ? index : place),
      size: theme.lineWidth * 5,
    })),
  )
  const references = last ? referencesOf(last, runs, theme) : []
  const curves = drawn.flatMap((series) => ('stack' in series ? [] : [series.name]))
  const legend = [...curves, ...tested.map(({ name }) => name), ...references.map((series) => series.name)]
  const symbols = [...curves, ...tested.map(({ name }) => name)]
  const frame = stepFrame(runs, theme, { yName: several ? 'NDCG@10' : 'NDCG', legend, symbols })
  if (!last) return { ...frame, ...waitingFor('NDCG appears at the first evaluation.', theme) }
  return { ...frame, series: [...references, ...drawn, ...tested] }
}

/** The points of the curve, which rank the same items. Where these are validation items the test is apart. */
function curvePoints({ view }: Pick<FigureRun, 'view'>): readonly EvaluationPoint[] {
  const validated = view.evaluations.filter(({ protocol }) => heldOutOf(protocol) === 'validation')
  return validated.length > 0 ? validated : view.evaluations
}

/** The label of each curve, with the items that it ranks where the curves rank different ones. */
function curveLabels(runs: readonly FigureRun[]): (run: FigureRun) => string {
  const rankedBy = (run: FigureRun) => {
    const point = curvePoints(run).at(-1)
    return point ? heldOutOf(point.protocol) : null
  }
  const ranked = new Set(runs.flatMap((run) => rankedBy(run) ?? []))
  return (run) => (ranked.size > 1 && rankedBy(run) ? `${run.label}, ${rankedBy(run)} items` : run.label)
}

interface MarkLook {
  readonly name: string
  readonly colour: string
  readonly size: number
}

/** The final ranking of test items, where the curve ranks others. */
function testMarks(
  { view }: FigureRun,
  cuts: readonly MetricName[],
  lookOf: (cut: MetricName, place: number) => MarkLook,
) {
  const final = view.evaluations.find(({ protocol, final }) => final && heldOutOf(protocol) === 'test')
  const own = final?.methods[0]
  if (!final || !own || curvePoints({ view }) === view.evaluations) return []
  return cuts.map((cut, place) => {
    const { name, colour, size } = lookOf(cut, place)
    return {
      name: `${name}, test`,
      type: 'scatter',
      symbol: 'diamond',
      symbolSize: size,
      data: [[final.step, round(own.mean[cut])]],
      itemStyle: { color: colour },
      z: 4,
    }
  })
}

function curveOf({ view }: FigureRun, cut: MetricName, name: string, colour: string, theme: ChartTheme) {
  const points = curvePoints({ view }).flatMap(({ step, methods }) => {
    const own = methods[0]
    return own ? [{ step, mean: own.mean[cut], ...own.interval[cut] }] : []
  })
  const hidden = {
    type: 'line',
    symbol: 'none',
    silent: true,
    lineStyle: { opacity: 0 },
    tooltip: { show: false },
    stack: `band ${name}`,
    stackStrategy: 'all',
  }
  return [
    // The interval's band consists of two stacked lines, of which only the upper one is filled.
    { ...hidden, name: `${name} low`, data: points.map(({ step, low }) => [step, low]) },
    {
      ...hidden,
      name: `${name} band`,
      data: points.map(({ step, low, high }) => [step, high - low]),
      areaStyle: { color: colour, opacity: 0.14 },
    },
    {
      name,
      type: 'line',
      symbol: 'circle',
      symbolSize: theme.lineWidth * 2.5,
      data: points.map(({ step, mean }) => [step, round(mean)]),
      lineStyle: { color: colour, width: theme.lineWidth },
      itemStyle: { color: colour },
      z: 3,
    },
  ]
}

function referencesOf(point: EvaluationPoint, runs: readonly FigureRun[], theme: ChartTheme) {
  const end = stepsOf(runs)
  const lines = [
    { name: 'random floor', value: point.floor[MAIN] },
    ...point.methods.slice(1).map(({ method, mean }) => ({ name: method, value: mean[MAIN] })),
  ]
  return lines.map(({ name, value }, index) => ({
    name,
    type: 'line',
    symbol: 'none',
    data: [
      [0, round(value)],
      [end, round(value)],
    ],
    lineStyle: {
      color: theme.muted,
      width: theme.lineWidth * 0.75,
      type: [...(DASHES[index % DASHES.length] ?? [4, 4])].map((part) => (part * theme.fontSize) / 10),
    },
    itemStyle: { color: theme.muted },
    z: 1,
  }))
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
      method: 'random floor',
      ...Object.fromEntries(CUTS.map((cut) => [cut, floor[cut]])),
    },
  ]
}

function nameOf(cut: MetricName): string {
  return cut.replace('ndcg', '')
}

function round(value: number): number {
  return Math.round(value * 1e4) / 1e4
}
