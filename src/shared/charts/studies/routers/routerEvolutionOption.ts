/** Draws router counts over steps with bands over seeds, and bars of the final results beside. */
import { RANDOM_FLOOR } from '../../../vocabulary/results.ts'
import type { ChartOption } from '../../figure.ts'
import { axisOf, plainFrame, waitingFor } from '../../frame.ts'
import { bandSeries } from '../../shapes/errorBar.ts'
import { groupedBarSeries, groupRuleSeries, RULE_ICON } from '../../shapes/groupedBar.ts'
import { lookIcon, seriesLook } from '../../shapes/seriesLook.ts'
import { seriesColor, type ChartTheme } from '../../theme.ts'
import type { BarRow } from '../barRows.ts'
import { categoryAxis, numberAxis } from '../../panels/panelAxes.ts'
import { panelFrame } from '../../panels/panelFrame.ts'
import type { RouterCurve } from './routerCurves.ts'

const SHARES = [62, 38] as const
/** Lines that are told apart without colour. */
const DASHES = [[], [5, 2], [1.5, 1.5], [6, 2, 1.5, 2], [3, 1.5], [8, 2]] as const

/** What is drawn. */
export interface RouterEvolution {
  readonly curves: readonly RouterCurve[]
  readonly bars: readonly BarRow[]
  readonly yName: string
}

/** Returns the chart; with no routers, a sentence in its place. */
export function routerEvolutionOption(
  { curves, bars, yName }: RouterEvolution,
  theme: ChartTheme,
): ChartOption {
  if (curves.length === 0)
    return { ...plainFrame(theme), ...waitingFor('Routers appear when the first run has started.', theme) }
  const em = theme.fontSize
  const floor = bars[0]?.floor ?? null
  const drawn = bars.length > 0
  return {
    ...panelFrame(theme, {
      headings: drawn ? [null, null] : [null],
      shares: drawn ? SHARES : [1],
      legend: [
        ...curves.map(({ name, look }) => ({ name, icon: lookIcon(seriesLook(theme, look)) })),
        ...(floor === null ? [] : [{ name: theme.say(RANDOM_FLOOR), icon: RULE_ICON }]),
      ],
    }),
    xAxis: [
      {
        ...axisOf(theme),
        gridIndex: 0,
        type: 'value',
        name: theme.say('interactions'),
        nameLocation: 'middle',
        nameGap: em * 1.9,
        min: 0,
        max: 'dataMax',
        splitLine: { show: false },
        splitNumber: 3,
      },
      ...(drawn
        ? [
            {
              ...categoryAxis(theme, [''], { gridIndex: 1, share: 0.38, name: theme.say('at the end') }),
              nameGap: em * 1.9,
            },
          ]
        : []),
    ],
    yAxis: [
      numberAxis(theme, theme.say('routers'), { gridIndex: 0, min: 0, minInterval: 1 }),
      ...(drawn ? [numberAxis(theme, yName, { gridIndex: 1, min: 0 })] : []),
    ],
    series: [...curves.flatMap((curve) => curveSeries(curve, theme)), ...barSeries(bars, curves, theme)],
  }
}

function curveSeries({ name, look, points, members }: RouterCurve, theme: ChartTheme): ChartOption[] {
  const colour = seriesColor(theme, look)
  const type = (DASHES[look % DASHES.length] ?? []).map((part) => (part * theme.fontSize) / 10)
  const line = {
    type: 'line',
    step: 'end',
    symbol: 'none',
    itemStyle: { color: colour },
    xAxisIndex: 0,
    yAxisIndex: 0,
  }
  return [
    ...(members.length > 1
      ? [
          {
            ...bandSeries(
              `${name} range`,
              points.map(({ step, low, high }) => [step, low, high] as const),
              { colour, opacity: 0.16, steps: true },
            ),
            xAxisIndex: 0,
            yAxisIndex: 0,
          },
          ...members.map((member) => ({
            ...line,
            name: `${name}, seed ${member.seed}`,
            data: member.points,
            lineStyle: { color: colour, width: theme.lineWidth * 0.45, opacity: 0.45 },
            silent: true,
            tooltip: { show: false },
            z: 2,
          })),
        ]
      : []),
    {
      ...line,
      name,
      data: points.map(({ step, mean }) => [step, Number(mean.toFixed(3))]),
      lineStyle: { color: colour, width: theme.lineWidth * 1.15, ...(type.length > 0 ? { type } : {}) },
      z: 4,
    },
  ]
}

function barSeries(
  bars: readonly BarRow[],
  curves: readonly RouterCurve[],
  theme: ChartTheme,
): ChartOption[] {
  const line = Math.max(0.5, theme.lineWidth * 0.6)
  const floor = bars[0]?.floor ?? null
  const dash = [theme.fontSize * 0.4, theme.fontSize * 0.25]
  const placed = { xAxisIndex: 1, yAxisIndex: 1 }
  return [
    ...bars.map(({ series, value, low, high }) => {
      const index = Math.max(
        0,
        curves.findIndex(({ name }) => name === series),
      )
      const { colour, pattern } = seriesLook(theme, curves[index]?.look ?? index)
      const look = { pattern, index, count: curves.length, line, gap: theme.fontSize * 0.3, ink: theme.text }
      return { ...groupedBarSeries(series, colour, [[0, value, low, high]], look), ...placed }
    }),
    ...(floor === null
      ? []
      : [
          {
            ...groupRuleSeries(theme.say(RANDOM_FLOOR), [[0, floor]], {
              ink: theme.text,
              line: line * 1.2,
              dash,
            }),
            ...placed,
          },
        ]),
  ]
}
