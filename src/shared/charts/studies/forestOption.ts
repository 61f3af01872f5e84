/** Draws differences as points with lying error bars, a row for each, about a line at nought. */
import type { ChartOption } from '../figure.ts'
import { axisOf, plainFrame, waitingFor } from '../frame.ts'
import { errorBarSeries } from '../shapes/errorBar.ts'
import { MARK_ICON } from '../shapes/groupedBar.ts'
import { paperColor, seriesColor, type ChartTheme } from '../theme.ts'
import { PAPER } from './groupedBarsOption.ts'
import { numberAxis } from '../panels/panelAxes.ts'
import { panelFrame, widthEmOf, LETTER_EM } from '../panels/panelFrame.ts'
import { NOTHING_YET } from './studyFigure.ts'
import { wrappedName } from '../panels/wrappedName.ts'

/** One difference. */
export interface ForestRow {
  readonly row: string
  readonly series: string
  readonly value: number
  readonly low: number
  readonly high: number
  /** After Holm's correction. */
  readonly p: number
  readonly paper: number | null
}

/** Markers that are told apart without colour. */
const SYMBOLS = ['circle', 'rect', 'triangle', 'pin'] as const
const LEVEL = 0.05
/** How far the axis goes to either side of nought where no row differs. */
const FLAT = 0.1

/** Returns the chart; with no differences, a sentence in its place. */
export function forestOption(
  { rows, xName }: { readonly rows: readonly ForestRow[]; readonly xName: string },
  theme: ChartTheme,
): ChartOption {
  if (rows.length === 0) return { ...plainFrame(theme), ...waitingFor(NOTHING_YET, theme) }
  const em = theme.fontSize
  const names = [...new Set(rows.map(({ row }) => row))]
  const series = [...new Set(rows.map((row) => row.series))]
  const hasPaper = rows.some(({ paper }) => paper !== null)
  // Where no row differs there is no scale, and the axis of ECharts would go from 0 to 1.
  const isFlat = rows.every(({ low, high, paper }) => low === 0 && high === 0 && (paper ?? 0) === 0)
  const most = Math.max(10, (widthEmOf(theme) * 0.42) / LETTER_EM)
  return {
    ...panelFrame(theme, {
      headings: [null],
      legend: [
        ...(series.length > 1 || hasPaper
          ? series.map((name, index) => ({ name, icon: SYMBOLS[index % SYMBOLS.length] ?? 'circle' }))
          : []),
        ...(hasPaper ? [{ name: PAPER, icon: MARK_ICON }] : []),
      ],
    }),
    xAxis: [
      {
        ...numberAxis(theme, xName, { gridIndex: 0, scale: true, boundaryGap: ['4%', '4%'] }),
        ...(isFlat ? { min: -FLAT, max: FLAT } : {}),
        nameGap: em * 1.9,
        axisLine: {
          show: true,
          onZero: false,
          lineStyle: { color: theme.muted, width: theme.lineWidth * 0.5 },
        },
      },
    ],
    yAxis: [
      {
        ...axisOf(theme),
        type: 'category',
        inverse: true,
        data: names.map((name) => wrappedName(name, most)),
        axisTick: { show: false },
        axisLabel: {
          ...axisOf(theme).axisLabel,
          color: theme.text,
          interval: 0,
          // A bar without its name says nothing.
          hideOverlap: false,
          lineHeight: em * 1.1,
        },
      },
    ],
    series: [
      zeroLine(theme),
      ...series.flatMap((name, index) => seriesOf(rows, { name, index, count: series.length, names }, theme)),
    ],
  }
}

interface ForestPlace {
  readonly name: string
  readonly index: number
  readonly count: number
  readonly names: readonly string[]
}

function seriesOf(all: readonly ForestRow[], { name, index, count, names }: ForestPlace, theme: ChartTheme) {
  const rows = all.filter(({ series }) => series === name)
  const em = theme.fontSize
  const colour = seriesColor(theme, index)
  const shift = (index - (count - 1) / 2) * em * 0.72
  const paper = paperColor(theme)
  const at = (row: string) => names.indexOf(row)
  const marks = rows.flatMap(({ row, paper: value }) => (value === null ? [] : [[value, at(row)]]))
  return [
    errorBarSeries(
      `${name} interval`,
      rows.map(({ row, low, high }) => [at(row), low, high]),
      { colour, line: theme.lineWidth * 0.8, end: em * 0.4, shift, along: 'x' },
    ),
    {
      name,
      type: 'scatter',
      symbol: SYMBOLS[index % SYMBOLS.length],
      symbolSize: em * 0.62,
      symbolOffset: [0, shift],
      itemStyle: { color: colour, opacity: 1 },
      data: rows.map(({ row, value, p }) => ({
        value: [value, at(row)],
        itemStyle: {
          opacity: 1,
          color: p < LEVEL ? colour : paper,
          borderColor: colour,
          borderWidth: theme.lineWidth * 0.8,
        },
      })),
      encode: { x: 0, y: 1, tooltip: 0 },
      z: 4,
    },
    ...(marks.length === 0
      ? []
      : [
          {
            name: PAPER,
            type: 'scatter',
            symbol: MARK_ICON,
            symbolSize: em * 0.6,
            symbolOffset: [0, shift],
            itemStyle: { color: theme.text },
            data: marks,
            encode: { x: 0, y: 1, tooltip: 0 },
            z: 3,
          },
        ]),
  ]
}

/** The line of no difference; it takes part in the scale of the axis. */
function zeroLine(theme: ChartTheme): ChartOption {
  return {
    name: 'no difference',
    type: 'line',
    data: [[0, 0]],
    symbol: 'none',
    silent: true,
    tooltip: { show: false },
    markLine: {
      silent: true,
      symbol: 'none',
      label: { show: false },
      lineStyle: { color: theme.muted, type: 'dashed', width: theme.lineWidth * 0.7 },
      data: [{ xAxis: 0 }],
    },
  }
}
