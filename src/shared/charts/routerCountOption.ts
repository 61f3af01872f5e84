/** Figure 5: the number of routers after each step, with splits, merges and rewrites. */
import type { RouterCount } from '../events/routerCounts.ts'
import type { ChartOption, Figure, FigureRun } from './figure.ts'
import { stepFrame, waitingFor } from './frame.ts'
import { someHaveRouters } from './someHaveRouters.ts'
import { seriesColor, type ChartTheme } from './theme.ts'

const MARKS = [
  { key: 'splits', label: 'split', symbol: 'triangle', colour: 'positive' },
  { key: 'merges', label: 'merge', symbol: 'path://M0,0 L10,0 L5,9 Z', colour: 'negative' },
  { key: 'rewrites', label: 'rewrite', symbol: 'circle', colour: 'muted' },
] as const

export const routerCountFigure: Figure = {
  name: 'router-count',
  title: 'Routers over interactions',
  explain:
    'How many routers are alive after each router-centric update, with splits, merges and rewrites marked (Figure 5 of the paper).',
  isFor: someHaveRouters,
  option: routerCountOption,
  table: (runs) => ({
    columns: [
      { key: 'run', label: 'run', kind: 'text' },
      { key: 'step', label: 'step', kind: 'number', decimals: 0 },
      { key: 'count', label: 'routers', kind: 'number', decimals: 0 },
      ...MARKS.map(({ key, label }) => ({ key, label: `${label}s`, kind: 'number' as const, decimals: 0 })),
    ],
    rows: runs.flatMap(({ label, view }) => view.routerCounts.map((point) => ({ run: label, ...point }))),
  }),
}

/** Returns the chart; marks are drawn for a single run only. */
export function routerCountOption(runs: readonly FigureRun[], theme: ChartTheme): ChartOption {
  const several = runs.length > 1
  const frame = stepFrame(runs, theme, {
    yName: 'routers',
    yMin: 0,
    integerY: true,
    legend: several ? runs.map((run) => run.label) : ['routers', ...MARKS.map((mark) => mark.label)],
    symbols: MARKS.map((mark) => mark.label),
  })
  if (runs.every((run) => run.view.routerCounts.length === 0))
    return { ...frame, ...waitingFor('Routers appear when the first profiles are written.', theme) }
  return {
    ...frame,
    series: runs.flatMap((run, index) => [
      lineOf(run, index, several, theme),
      ...(several ? [] : MARKS.map((mark) => marksOf(run.view.routerCounts, mark, theme))),
    ]),
  }
}

function lineOf({ label, view }: FigureRun, index: number, several: boolean, theme: ChartTheme) {
  const colour = seriesColor(theme, index)
  const points = view.routerCounts.map(({ step, count }) => [step, count])
  const last = view.routerCounts.at(-1)
  return {
    name: several ? label : 'routers',
    type: 'line',
    step: 'end',
    symbol: 'none',
    // Between two updates the number of routers does not change.
    data: last && view.step > last.step ? [...points, [view.step, last.count]] : points,
    lineStyle: { color: colour, width: theme.lineWidth },
    itemStyle: { color: colour },
    z: 3,
  }
}

function marksOf(points: readonly RouterCount[], mark: (typeof MARKS)[number], theme: ChartTheme) {
  return {
    name: mark.label,
    type: 'scatter',
    symbol: mark.symbol,
    symbolSize: theme.fontSize * (mark.key === 'rewrites' ? 0.4 : 0.75),
    itemStyle: { color: theme[mark.colour], opacity: 1 },
    // The third value, how often it happened, is shown in the tooltip.
    data: points
      .filter((point) => point[mark.key] > 0)
      .map((point) => [point.step, point.count, point[mark.key]]),
    encode: { x: 0, y: 1, tooltip: 2 },
    z: mark.key === 'rewrites' ? 4 : 5,
  }
}
