/** How model calls grow with interaction records, on two logarithmic axes with the fitted power laws. */
import type { CallGrowth } from '../../vocabulary/studies/studyResults.ts'
import type { ChartOption } from '../figure.ts'
import { axisOf, plainFrame, waitingFor } from '../frame.ts'
import { paperColor, seriesColor, type ChartTheme } from '../theme.ts'
import { panelFrame } from '../panels/panelFrame.ts'
import { numberAxis } from '../panels/panelAxes.ts'
import { barName } from './stackedRows.ts'
import { lookIndex } from './seriesOrder.ts'
import type { StudyFigure, StudyFigureData } from './studyFigure.ts'

const SYMBOLS = ['circle', 'rect', 'triangle', 'diamond', 'pin', 'arrow'] as const

export const growthFigure: StudyFigure = {
  name: 'study-growth',
  title: 'Calls over records',
  explain:
    'Cumulated model calls over interaction records, on logarithmic axes. Lines are fitted power laws; the legend has their exponents in brackets: 1 is linear.',
  isFor: (data) => growths(data).length > 0,
  option: growthOption,
  table: (data) => ({
    columns: [
      { key: 'series', label: 'method', kind: 'text' },
      { key: 'records', label: 'records', kind: 'number', decimals: 0 },
      { key: 'calls', label: 'calls', kind: 'number', decimals: 1 },
      { key: 'fitted', label: 'fitted', kind: 'number', decimals: 1 },
      { key: 'exponent', label: 'exponent', kind: 'number', decimals: 3 },
      { key: 'fit', label: 'R²', kind: 'number', decimals: 4 },
    ],
    rows: growths(data).flatMap(({ name, growth }) =>
      growth.points.map(({ records, calls }) => ({
        series: name,
        records,
        calls,
        fitted: fittedAt(growth, records),
        exponent: growth.exponent,
        fit: growth.fit,
      })),
    ),
  }),
}

interface NamedGrowth {
  readonly name: string
  readonly row: string
  readonly growth: CallGrowth
}

function growths({ blocks }: StudyFigureData): readonly NamedGrowth[] {
  return blocks.flatMap((block) =>
    block.rows.flatMap(({ name, cost }) =>
      cost?.growth ? [{ name: barName(name, block, blocks), row: name, growth: cost.growth }] : [],
    ),
  )
}

function growthOption(data: StudyFigureData, theme: ChartTheme): ChartOption {
  const all = growths(data)
  if (all.length === 0)
    return {
      ...plainFrame(theme),
      ...waitingFor('The fit needs three router-centric updates or epochs.', theme),
    }
  const em = theme.fontSize
  const named = all.map(({ name, row, growth }, place) => ({
    name: `${name} (${growth.exponent.toFixed(2)})`,
    growth,
    look: lookIndex(data, row, place),
  }))
  const records = named.flatMap(({ growth }) => growth.points.map((point) => point.records))
  const calls = named.flatMap(({ growth }) => growth.points.map((point) => point.calls))
  return {
    ...panelFrame(theme, {
      headings: [null],
      legend: named.map(({ name, look }) => ({ name, icon: SYMBOLS[look % SYMBOLS.length] ?? 'circle' })),
    }),
    xAxis: [
      {
        ...axisOf(theme),
        gridIndex: 0,
        type: 'log',
        ...logBounds(records),
        name: theme.say('interaction records'),
        nameLocation: 'middle',
        nameGap: em * 1.9,
        splitLine: { show: false },
      },
    ],
    yAxis: [
      {
        ...numberAxis(theme, theme.say('model calls'), { gridIndex: 0, type: 'log', ...logBounds(calls) }),
        nameGap: em * 3.2,
      },
    ],
    series: named.flatMap((one) => seriesOf(one, theme)),
  }
}

/** The points come first, because the legend takes its look from the first series of a name. */
function seriesOf(
  { name, growth, look }: { readonly name: string; readonly growth: CallGrowth; readonly look: number },
  theme: ChartTheme,
): readonly ChartOption[] {
  const colour = seriesColor(theme, look)
  const records = growth.points.map((point) => point.records)
  return [
    {
      name,
      type: 'scatter',
      symbol: SYMBOLS[look % SYMBOLS.length],
      symbolSize: theme.fontSize * 0.45,
      itemStyle: {
        color: paperColor(theme),
        borderColor: colour,
        borderWidth: theme.lineWidth * 0.7,
        opacity: 1,
      },
      data: growth.points.map((point) => [point.records, round(point.calls)]),
      z: 3,
    },
    {
      name,
      type: 'line',
      symbol: 'none',
      data: [Math.min(...records), Math.max(...records)].map((at) => [at, round(fittedAt(growth, at))]),
      lineStyle: { color: colour, width: theme.lineWidth },
      itemStyle: { color: colour },
    },
  ]
}

function fittedAt({ factor, exponent }: CallGrowth, records: number): number {
  return factor * records ** exponent
}

/** Powers of ten around the values. */
function logBounds(values: readonly number[]): { readonly min: number; readonly max: number } {
  const positive = values.filter((value) => value > 0)
  return {
    min: 10 ** Math.floor(Math.log10(Math.min(...positive))),
    max: 10 ** Math.ceil(Math.log10(Math.max(...positive))),
  }
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
