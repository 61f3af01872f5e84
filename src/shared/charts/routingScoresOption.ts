/** Eq. 4: the distribution of routing scores around the threshold τ, over all router-centric updates. */
import type { RoutingTablePoint } from '../events/foldRun.ts'
import { formatCount, formatFixed } from '../quantities.ts'
import type { Say } from '../vocabulary/wording/inEnglish.ts'
import { lastAt, stepTooltip, type StepTold } from './curves/stepTooltip.ts'
import type { ChartOption, Figure, FigureRun } from './figure.ts'
import { axisOf, gridOf, legendOf, plainFrame, stepFrame, valueAxis, waitingFor } from './frame.ts'
import { someHaveRouters } from './someHaveRouters.ts'
import { runLooks } from './runLooks.ts'
import { densitySeries, type DensityCell } from './shapes/density.ts'
import { densityBar } from './shapes/densityBar.ts'
import type { ChartTheme } from './theme.ts'

const THRESHOLD = 'threshold τ'
const BINS = 20
const BIN_WIDTH = 2 / BINS
/** Most columns of the density chart; a column of a paper is about 200 points wide. */
const MOST_COLUMNS = 120

export const routingScoresFigure: Figure = {
  name: 'routing-scores',
  title: 'Routing scores and threshold',
  explain:
    'Density of Score(R, c) (Eq. 4) at each router-centric update, darker for more pairs as a share of the fullest bin of the update; the line is the threshold τ, pairs at or above it were sent a message. τ belongs to one encoder: under 1 % or over 60 % of the pairs above it mean that it hardly chooses.',
  isFor: someHaveRouters,
  option: routingScoresOption,
  table: (runs) => ({
    columns: [
      { key: 'run', label: 'run', kind: 'text' },
      { key: 'step', label: 'step', kind: 'number', decimals: 0 },
      { key: 'threshold', label: 'threshold', kind: 'number', decimals: 4 },
      { key: 'scored', label: 'pairs scored', kind: 'number', decimals: 0 },
      { key: 'passed', label: 'pairs passed', kind: 'number', decimals: 0 },
      { key: 'passRate', label: 'pass rate', kind: 'number', decimals: 4 },
      ...Array.from({ length: BINS }, (_, bin) => ({
        key: `bin${bin}`,
        label: `[${lowOf(bin).toFixed(1)}, ${lowOf(bin + 1).toFixed(1)})`,
        kind: 'number' as const,
        decimals: 0,
      })),
    ],
    rows: runs.flatMap(({ label, view }) =>
      view.routingTables.map(({ step, threshold, scored, passed, histogram }) => ({
        run: label,
        step,
        threshold,
        scored,
        passed,
        passRate: scored === 0 ? null : passed / scored,
        ...Object.fromEntries(histogram.map((count, bin) => [`bin${bin}`, count])),
      })),
    ),
  }),
}

/** Returns the chart: for one run the density over steps, for several the newest distribution of each. */
export function routingScoresOption(runs: readonly FigureRun[], theme: ChartTheme): ChartOption {
  if (runs.every((run) => run.view.routingTables.length === 0)) {
    return {
      ...stepFrame(runs, theme, { yName: theme.say('routing score'), yMin: 0, yMax: 1 }),
      ...waitingFor('Scores appear at the first router-centric update.', theme),
    }
  }
  const [only] = runs
  return runs.length === 1 && only ? densityOption(only, theme) : newestOption(runs, theme)
}

/** One run: a column of densities for each update, with the threshold over them. */
function densityOption(run: FigureRun, theme: ChartTheme): ChartOption {
  const tables = run.view.routingTables
  const columns = mergedColumns(tables)
  const cells = columns.flatMap((column, index) => cellsOf(column, columns[index - 1]?.step ?? 0))
  const bounds = scoreBounds(cells, tables)
  const threshold = theme.say(THRESHOLD)
  const frame = stepFrame([run], theme, {
    yName: theme.say('routing score'),
    legend: [threshold],
    ...bounds,
  })
  const bar = densityBar(theme)
  return {
    ...frame,
    ...stepTooltip(theme, (step) => toldAt(step, tables, theme.say)),
    grid: { ...(frame['grid'] as { readonly right: number }), right: bar.room },
    visualMap: bar.visualMap,
    series: [
      // Each cell spans the steps since the previous update and one bin of scores.
      densitySeries(theme.say('share of pairs'), cells, theme.density),
      {
        name: threshold,
        type: 'line',
        step: 'start',
        symbol: 'none',
        data: tables.map(({ step, threshold }) => [step, Math.round(threshold * 1e4) / 1e4]),
        lineStyle: { color: theme.series[1], width: theme.lineWidth },
        itemStyle: { color: theme.series[1] },
        z: 4,
      },
    ],
  }
}

/** From the lowest to the highest bin or threshold, so that screen and paper have one axis. */
function scoreBounds(cells: readonly DensityCell[], tables: readonly RoutingTablePoint[]) {
  const thresholds = tables.map(({ threshold }) => threshold)
  const lows = cells.map(([, , low]) => low)
  const highs = cells.map(([, , , high]) => high)
  const least = Math.min(...lows, ...thresholds)
  const most = Math.max(...highs, ...thresholds)
  // In tenths; the labels of a longer axis are at every second.
  const grain = tenths(most - least) > 4 ? 2 : 1
  const low = Math.floor(tenths(least) / grain) * grain
  const high = Math.max(Math.ceil(tenths(most) / grain) * grain, low + grain)
  return { yMin: decimal(low / 10), yMax: decimal(high / 10) }
}

/** Rounded first, because binary fractions of tenths may lie on either side. */
function tenths(value: number): number {
  return Number((value * 10).toFixed(6))
}

/** What the newest update at the step let pass, and where most of its scores are. */
function toldAt(step: number, tables: readonly RoutingTablePoint[], say: Say): StepTold {
  const table = lastAt(tables, step, (point) => point.step) ?? tables[0]
  if (!table) return { lines: [] }
  const { threshold, scored, passed, histogram } = table
  const fullest = histogram.indexOf(Math.max(...histogram))
  const counts = { passed: formatCount(passed), scored: formatCount(scored) }
  return {
    step: table.step,
    lines: [{ name: say(THRESHOLD), text: threshold.toFixed(4), order: threshold }],
    notes: [
      scored === 0
        ? say('{passed} of {scored} pairs passed', counts)
        : say('{passed} of {scored} pairs passed, {share} %', {
            ...counts,
            share: ((passed / scored) * 100).toFixed(1),
          }),
      say('most scores from {low} to {high}', {
        low: formatFixed(lowOf(fullest), 1),
        high: formatFixed(lowOf(fullest + 1), 1),
      }),
    ],
  }
}

type Column = Pick<RoutingTablePoint, 'step' | 'histogram'>

/** Combines neighbouring updates into one column where there are more than a figure has room for. */
function mergedColumns(tables: readonly RoutingTablePoint[]): readonly Column[] {
  const size = Math.ceil(tables.length / MOST_COLUMNS)
  if (size <= 1) return tables
  return Array.from({ length: Math.ceil(tables.length / size) }, (_, place) =>
    tables.slice(place * size, (place + 1) * size),
  ).map((group) => ({
    step: group.at(-1)?.step ?? 0,
    histogram: Array.from({ length: BINS }, (_, bin) =>
      group.reduce((sum, table) => sum + (table.histogram[bin] ?? 0), 0),
    ),
  }))
}

/** Each cell: from step, to step, from score, to score, and its share relative to the fullest bin of its update. */
function cellsOf({ step, histogram }: Column, before: number): readonly DensityCell[] {
  const most = Math.max(1, ...histogram)
  return histogram.flatMap((count, bin) =>
    count === 0 ? [] : [[before, step, lowOf(bin), lowOf(bin + 1), count / most] as const],
  )
}

/** Several runs: the newest distribution of each as a stepped line, with its threshold. */
function newestOption(runs: readonly FigureRun[], theme: ChartTheme): ChartOption {
  const options = { yName: theme.say('share of pairs'), yMin: 0 }
  const looks = runLooks(runs, theme)
  const labels = runs.map((run) => run.label)
  // The bins that any of the runs uses; all bins where no pair has been scored.
  const used = runs.flatMap(
    (run) => run.view.routingTables.at(-1)?.histogram.flatMap((count, bin) => (count > 0 ? [bin] : [])) ?? [],
  )
  const filled = used.length > 0 ? used : [0, BINS - 1]
  return {
    ...plainFrame(theme),
    grid: gridOf(theme, labels),
    legend: legendOf(theme, labels, labels),
    xAxis: {
      ...axisOf(theme),
      type: 'value',
      name: theme.say('routing score at the newest update'),
      nameLocation: 'middle',
      nameGap: theme.fontSize * 2,
      min: decimal(lowOf(Math.min(...filled))),
      max: decimal(lowOf(Math.max(...filled) + 1)),
    },
    yAxis: valueAxis(theme, options),
    tooltip: { trigger: 'axis', renderMode: 'richText', confine: true },
    series: runs.flatMap(({ run, label, view }) => {
      const newest = view.routingTables.at(-1)
      const look = looks.get(run)
      if (!newest || !look) return []
      const { colour, dash, symbol } = look
      const all = Math.max(1, newest.scored)
      return [
        {
          name: label,
          type: 'line',
          step: 'end',
          symbol,
          symbolSize: theme.lineWidth * 3.2,
          data: newest.histogram.map((count, bin) => [lowOf(bin), Math.round((count / all) * 1e4) / 1e4]),
          lineStyle: { color: colour, width: theme.lineWidth, type: dash },
          itemStyle: { color: colour },
          markLine: {
            silent: true,
            symbol: 'none',
            label: { formatter: 'τ', color: theme.text },
            lineStyle: { color: colour, type: 'dashed' },
            data: [{ xAxis: newest.threshold }],
          },
        },
      ]
    }),
  }
}

function lowOf(bin: number): number {
  return -1 + bin * BIN_WIDTH
}

/** Rounds a bin's border to tenths, because binary fractions would show in labels. */
function decimal(value: number): number {
  return Math.round(value * 10) / 10
}
