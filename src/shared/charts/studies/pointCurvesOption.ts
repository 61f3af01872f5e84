/** Draws curves over few points, a panel for each setting, with error bars and published curves. */
import { RANDOM_FLOOR } from '../../vocabulary/results.ts'
import type { ChartOption } from '../figure.ts'
import { axisOf, plainFrame, waitingFor } from '../frame.ts'
import { errorBarSeries } from '../shapes/errorBar.ts'
import { RULE_ICON } from '../shapes/groupedBar.ts'
import { paperColor, seriesColor, type ChartTheme } from '../theme.ts'
import type { CurveRow } from './curveRows.ts'
import { categoryAxis, numberAxis } from '../panels/panelAxes.ts'
import { panelFrame } from '../panels/panelFrame.ts'
import { NOTHING_YET } from './studyFigure.ts'

const SYMBOLS = ['circle', 'rect', 'triangle', 'diamond'] as const
/** Values of which the largest is so many times the smallest are not spread evenly, and become categories. */
const UNEVEN = 6
/** The distance of ticks of values, and how many of them an axis has at most before they are further apart. */
const LEAST_TICK = 0.05
const MOST_TICKS = 5

/** Returns the chart; with no points, a sentence in its place. */
export function pointCurvesOption(
  { rows, yName }: { readonly rows: readonly CurveRow[]; readonly yName: string },
  theme: ChartTheme,
): ChartOption {
  if (rows.length === 0) return { ...plainFrame(theme), ...waitingFor(NOTHING_YET, theme) }
  const em = theme.fontSize
  const panels = [...new Set(rows.map(({ panel }) => panel))]
  const series = [...new Set(rows.map((row) => row.series))]
  const hasPaper = rows.some(({ paper }) => paper !== null)
  const hasFloor = rows.some(({ floor }) => floor !== null)
  const bounds = yBounds(rows)
  return {
    ...panelFrame(theme, {
      headings: panels.map(() => null),
      legend: [
        ...series.map((name) => ({ name })),
        ...(hasPaper ? series.map((name) => ({ name: paperName(name, theme) })) : []),
        ...(hasFloor ? [{ name: theme.say(RANDOM_FLOOR), icon: RULE_ICON }] : []),
      ],
    }),
    xAxis: panels.map((panel, gridIndex) => {
      const values = valuesOf(rows, panel)
      const even = numbersOf(values)
      if (even === null)
        return {
          ...categoryAxis(theme, values.map(String), { gridIndex, share: 1 / panels.length, name: panel }),
          nameGap: em * 2.2,
        }
      const margin = (Math.max(...even) - Math.min(...even)) * 0.1
      return {
        ...axisOf(theme),
        gridIndex,
        type: 'value',
        name: panel,
        nameLocation: 'middle',
        nameGap: em * 1.9,
        min: round(Math.min(...even) - margin),
        max: round(Math.max(...even) + margin),
        axisTick: { ...axisOf(theme).axisTick, customValues: even },
        axisLabel: { ...axisOf(theme).axisLabel, customValues: even },
        splitLine: { show: false },
      }
    }),
    yAxis: panels.map((_, gridIndex) =>
      numberAxis(theme, gridIndex === 0 ? yName : '', { gridIndex, ...bounds }),
    ),
    series: panels.flatMap((panel, index) =>
      series
        .flatMap((name, place) => curvesOf(rows, { panel, name, place }, theme))
        .concat(floorOf(rows, panel, theme))
        .map((one) => ({ ...one, xAxisIndex: index, yAxisIndex: index })),
    ),
  }
}

interface CurvePlace {
  readonly panel: string
  readonly name: string
  readonly place: number
}

function curvesOf(all: readonly CurveRow[], { panel, name, place }: CurvePlace, theme: ChartTheme) {
  const rows = all.filter((row) => row.panel === panel && row.series === name)
  const values = valuesOf(all, panel)
  const even = numbersOf(values)
  const at = (x: CurveRow['x']) => (even === null ? values.indexOf(x) : x)
  const colour = seriesColor(theme, place)
  const em = theme.fontSize
  const symbol = SYMBOLS[place % SYMBOLS.length]
  const published = rows.filter(({ paper }) => paper !== null)
  return [
    errorBarSeries(
      `${name} interval`,
      rows.map(({ x, low, high }) => [Number(at(x)), low, high]),
      { colour, line: theme.lineWidth * 0.7, end: em * 0.45, shift: 0, along: 'y' },
    ),
    {
      name,
      type: 'line',
      symbol,
      symbolSize: em * 0.55,
      data: rows.map(({ x, value }) => [at(x), value]),
      lineStyle: { color: colour, width: theme.lineWidth },
      itemStyle: { color: colour },
      z: 4,
    },
    ...(published.length === 0
      ? []
      : [
          {
            name: paperName(name, theme),
            type: 'line',
            symbol,
            symbolSize: em * 0.45,
            data: published.map(({ x, paper }) => [at(x), paper]),
            lineStyle: { color: colour, width: theme.lineWidth * 0.7, type: [em * 0.4, em * 0.3] },
            itemStyle: { color: paperColor(theme), borderColor: colour, borderWidth: theme.lineWidth * 0.7 },
            z: 3,
          },
        ]),
  ]
}

function floorOf(all: readonly CurveRow[], panel: string, theme: ChartTheme): ChartOption[] {
  const floor = all.find((row) => row.panel === panel)?.floor ?? null
  if (floor === null) return []
  const em = theme.fontSize
  return [
    {
      name: theme.say(RANDOM_FLOOR),
      type: 'line',
      symbol: 'none',
      data: [],
      lineStyle: { color: theme.muted, width: theme.lineWidth * 0.8, type: [em * 0.6, em * 0.3] },
      itemStyle: { color: theme.muted },
      markLine: {
        silent: true,
        symbol: 'none',
        label: { show: false },
        lineStyle: { color: theme.muted, width: theme.lineWidth * 0.8, type: [em * 0.6, em * 0.3] },
        data: [{ yAxis: floor }],
      },
    },
  ]
}

/** All panels have one scale, in which everything fits that is drawn, with ends that are ticks like the others. */
function yBounds(rows: readonly CurveRow[]) {
  const all = rows.flatMap(({ value, low, high, paper, floor }) =>
    [value, low, high, paper, floor].flatMap((one) => (one === null ? [] : [one])),
  )
  const [lowest, highest] = [Math.max(0, Math.min(...all) - 0.005), Math.max(...all) + 0.005]
  const interval = LEAST_TICK * Math.max(1, Math.ceil((highest - lowest) / LEAST_TICK / MOST_TICKS))
  return {
    min: round(Math.floor(lowest / interval) * interval),
    max: round(Math.ceil(highest / interval) * interval),
    interval: round(interval),
  }
}

function valuesOf(rows: readonly CurveRow[], panel: string): readonly CurveRow['x'][] {
  const values = [...new Set(rows.filter((row) => row.panel === panel).map(({ x }) => x))]
  return values.every((value) => typeof value === 'number') ? values.sort((a, b) => a - b) : values
}

/** The values as numbers of an even axis; null where they are categories. */
function numbersOf(values: readonly CurveRow['x'][]): readonly number[] | null {
  const numbers = values.filter((value) => typeof value === 'number')
  const uneven = Math.min(...numbers) > 0 && Math.max(...numbers) / Math.min(...numbers) > UNEVEN
  return numbers.length === values.length && !uneven ? numbers : null
}

function paperName(name: string, { say }: ChartTheme): string {
  return say('{name}, paper', { name })
}

function round(value: number): number {
  return Math.round(value * 1e6) / 1e6
}
