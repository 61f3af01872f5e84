/** What all charts over steps have in common: axes, grid, legend, crosshair, zoom. */
import type { ChartOption, FigureRun } from './figure.ts'
import type { ChartTheme } from './theme.ts'

export interface FrameOptions {
  readonly yName: string
  readonly yMin?: number
  readonly yMax?: number
  /** Names in the legend, in order; absent, there is none. */
  readonly legend?: readonly string[]
  /** Those of them whose symbol stands in the legend; of the others only the line does. */
  readonly symbols?: readonly string[]
  readonly integerY?: boolean
}

/** Space for labels and legend, in multiples of the font size, so that paper and screen look alike. */
export function stepFrame(runs: readonly FigureRun[], theme: ChartTheme, options: FrameOptions): ChartOption {
  return {
    ...plainFrame(theme),
    grid: gridOf(theme, legendRows(options.legend)),
    legend: legendOf(theme, options.legend, options.symbols),
    xAxis: {
      ...axisOf(theme),
      type: 'value',
      name: 'interactions',
      nameLocation: 'middle',
      nameGap: theme.fontSize * 2,
      min: 0,
      max: stepsOf(runs),
      minInterval: 1,
      splitLine: { show: false },
    },
    yAxis: valueAxis(theme, options),
    tooltip: {
      trigger: 'axis',
      renderMode: 'richText',
      confine: true,
      axisPointer: { type: 'line', snap: false },
      textStyle: { fontFamily: theme.font, fontSize: 12 },
    },
    axisPointer: { link: [{ xAxisIndex: 'all' }] },
    ...(theme.name === 'paper'
      ? {}
      : { dataZoom: [{ type: 'inside', xAxisIndex: 0, filterMode: 'none', zoomOnMouseWheel: 'ctrl' }] }),
  }
}

/** Longest of the runs, so that curves of runs under way leave room for what is to come. */
export function stepsOf(runs: readonly FigureRun[]): number {
  return Math.max(1, ...runs.map((run) => run.interactions ?? run.view.step))
}

export function plainFrame(theme: ChartTheme): ChartOption {
  return {
    animation: false,
    backgroundColor: theme.background,
    textStyle: { fontFamily: theme.font, fontSize: theme.fontSize, color: theme.text },
    aria: { enabled: false },
  }
}

export function gridOf(theme: ChartTheme, rowsOfLegend: number) {
  const em = theme.fontSize
  return { left: em * 4.4, right: em * 1.6, top: em * (1.2 + 1.8 * rowsOfLegend), bottom: em * 3.6 }
}

/** A column of a paper and a quarter of a window have room for about five names in a row. */
export function legendRows(names: readonly string[] | undefined): number {
  return names === undefined ? 0 : Math.ceil(names.length / 5)
}

export function legendOf(
  theme: ChartTheme,
  names: readonly string[] | undefined,
  symbols: readonly string[] = [],
) {
  if (names === undefined) return { show: false }
  const em = theme.fontSize
  return {
    show: true,
    top: 0,
    left: 'center',
    padding: [em * 0.3, em],
    itemWidth: em * 1.8,
    itemHeight: em * 0.8,
    itemGap: em * 0.9,
    data: names.map((name) => (symbols.includes(name) ? { name } : { name, itemStyle: { opacity: 0 } })),
    textStyle: { color: theme.text, fontFamily: theme.font, fontSize: em },
  }
}

export function axisOf(theme: ChartTheme) {
  return {
    nameTextStyle: { color: theme.muted, fontFamily: theme.font, fontSize: theme.fontSize },
    axisLabel: { color: theme.muted, fontFamily: theme.font, fontSize: theme.fontSize, hideOverlap: true },
    axisLine: { show: true, onZero: false, lineStyle: { color: theme.muted, width: theme.lineWidth * 0.5 } },
    axisTick: { show: true, lineStyle: { color: theme.muted, width: theme.lineWidth * 0.5 } },
    splitLine: { lineStyle: { color: theme.grid, width: theme.lineWidth * 0.5 } },
  }
}

export function valueAxis(theme: ChartTheme, { yName, yMin, yMax, integerY }: FrameOptions) {
  return {
    ...axisOf(theme),
    type: 'value',
    name: yName,
    nameLocation: 'middle',
    nameGap: theme.fontSize * 3,
    ...(yMin === undefined ? { scale: true } : { min: yMin }),
    ...(yMax === undefined ? {} : { max: yMax }),
    ...(integerY ? { minInterval: 1 } : {}),
    splitNumber: 5,
  }
}

/** In the middle of an empty chart: what will be there. */
export function waitingFor(text: string, theme: ChartTheme) {
  return {
    graphic: [
      {
        type: 'text',
        left: 'center',
        top: 'middle',
        silent: true,
        style: { text, fill: theme.muted, fontFamily: theme.font, fontSize: theme.fontSize },
      },
    ],
  }
}
