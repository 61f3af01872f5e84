/** What all charts over steps share: axes, grid, legend and crosshair. */
import { formatNumber } from '../quantities.ts'
import { stepsShown } from './curves/stepsShown.ts'
import type { ChartOption, FigureRun } from './figure.ts'
import { legendPlan, type LegendEntry } from './panels/legendPlan.ts'
import type { ChartTheme } from './theme.ts'

/** How the frame of one chart differs from the others. */
export interface FrameOptions {
  readonly yName: string
  readonly yMin?: number
  readonly yMax?: number
  /** The names in the legend, in order, or whole entries; without them there is no legend. */
  readonly legend?: readonly (string | LegendEntry)[]
  /** The names whose symbol is shown in the legend; for the others only the line is shown. */
  readonly symbols?: readonly string[]
  readonly integerY?: boolean
}

/**
 * Returns the frame of a chart over steps. Space for labels and legend is in multiples of the font size, so that paper
 * and screen look alike.
 */
export function stepFrame(runs: readonly FigureRun[], theme: ChartTheme, options: FrameOptions): ChartOption {
  return {
    ...plainFrame(theme),
    grid: stepGrid(theme, options.legend, stepsShown(runs)),
    legend: legendOf(theme, options.legend, options.symbols),
    xAxis: {
      ...axisOf(theme),
      type: 'value',
      name: theme.say('interactions'),
      nameLocation: 'middle',
      nameGap: theme.fontSize * 2,
      min: 0,
      max: stepsShown(runs),
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
  }
}

/**
 * Returns the first and the last step of a chart over interactions; null of any other chart. No other has one axis of whole
 * numbers with both of its ends, by which it is known whatever the axis is called.
 */
export function stepsOf({ xAxis }: ChartOption): { readonly from: number; readonly to: number } | null {
  const axis = xAxis as
    { readonly minInterval?: unknown; readonly min?: unknown; readonly max?: unknown } | undefined
  const { min, max } = axis ?? {}
  return axis?.minInterval === 1 && typeof min === 'number' && typeof max === 'number'
    ? { from: min, to: max }
    : null
}

/** Returns whether a chart is over interactions, so that a place in it is a step. */
export function isOverSteps(option: ChartOption): boolean {
  return stepsOf(option) !== null
}

/** Returns the options that every chart has: background, font, and no animation. */
export function plainFrame(theme: ChartTheme): ChartOption {
  return {
    animation: false,
    backgroundColor: theme.background,
    textStyle: { fontFamily: theme.font, fontSize: theme.fontSize, color: theme.text },
    aria: { enabled: false },
  }
}

/** Returns the margins around the plot, with room for a legend of these names. */
export function gridOf(theme: ChartTheme, names?: FrameOptions['legend']) {
  const em = theme.fontSize
  const room = legendPlan(theme, entriesOf(names, []))
  // On paper the plot takes all that the labels of its axes leave.
  if (theme.name === 'paper')
    return {
      left: em * 0.3,
      right: em * (0.5 + room.right),
      top: em * (0.7 + room.top),
      bottom: em * (0.3 + room.bottom),
      outerBoundsMode: 'same',
      outerBoundsContain: 'all',
    }
  return {
    left: em * 4.4,
    right: em * (1.6 + room.right),
    top: em * (1.2 + room.top),
    bottom: em * (3.6 + room.bottom),
  }
}

/**
 * Returns the margins of a chart over interactions. On the screen they have room for any label of its axes (six
 * characters on the y axis; half of the last step stands beside the plot), so that ECharts need not lay every label
 * out twice to find whether one is cut, which takes a fifth of the drawing.
 */
function stepGrid(theme: ChartTheme, names: FrameOptions['legend'], last: number) {
  const grid = gridOf(theme, names)
  if (theme.name === 'paper') return grid
  const em = theme.fontSize
  const besideEm = formatNumber(last).length * 0.32
  return {
    ...grid,
    left: em * 6,
    right: grid.right + em * Math.max(0, besideEm - 1.6),
    outerBoundsMode: 'none',
  }
}

/** Returns the legend; names outside `symbols` are shown with their line only. */
export function legendOf(
  theme: ChartTheme,
  names: FrameOptions['legend'],
  symbols: readonly string[] = [],
): ChartOption {
  return legendPlan(theme, entriesOf(names, symbols)).legend
}

function entriesOf(names: FrameOptions['legend'] = [], symbols: readonly string[]): readonly LegendEntry[] {
  return names.map((name) => {
    if (typeof name !== 'string') return name
    return symbols.includes(name) ? { name } : { name, itemStyle: { opacity: 0 } }
  })
}

/** Returns what both axes share: colours, fonts and line widths. */
export function axisOf(theme: ChartTheme) {
  const em = theme.fontSize
  const text = { color: theme.muted, fontFamily: theme.font, fontSize: em }
  // What ECharts adds by itself is in pixels of a screen, and too much in points on paper.
  const isPaper = theme.name === 'paper'
  return {
    nameTextStyle: isPaper ? { ...text, textMargin: em * 0.1 } : text,
    axisLabel: {
      ...text,
      hideOverlap: true,
      ...(isPaper ? { margin: em * 0.65, textMargin: em * 0.1 } : {}),
    },
    axisLine: { show: true, onZero: false, lineStyle: { color: theme.muted, width: theme.lineWidth * 0.5 } },
    axisTick: {
      show: true,
      ...(isPaper ? { length: em * 0.4 } : {}),
      lineStyle: { color: theme.muted, width: theme.lineWidth * 0.5 },
    },
    splitLine: { lineStyle: { color: theme.grid, width: theme.lineWidth * 0.5 } },
  }
}

/** Returns how the name along a y axis is written: on paper clear of its labels, which letters below the line touch. */
export function uprightName(theme: ChartTheme) {
  const { nameTextStyle } = axisOf(theme)
  return theme.name === 'paper' ? { ...nameTextStyle, textMargin: theme.fontSize * 0.4 } : nameTextStyle
}

/** Returns the y axis; without `yMin` it is scaled to the data. */
export function valueAxis(theme: ChartTheme, { yName, yMin, yMax, integerY }: FrameOptions) {
  return {
    ...axisOf(theme),
    type: 'value',
    name: yName,
    nameLocation: 'middle',
    nameGap: theme.fontSize * 3,
    nameTextStyle: uprightName(theme),
    axisLabel: { ...axisOf(theme).axisLabel, formatter: formatNumber },
    ...(yMin === undefined ? { scale: true } : { min: yMin }),
    ...(yMax === undefined ? {} : { max: yMax }),
    ...(integerY ? { minInterval: 1 } : {}),
    splitNumber: 5,
  }
}

/** Returns a sentence in the middle of an empty chart that says what will be shown there. */
export function waitingFor(sentence: string, theme: ChartTheme) {
  const text = theme.say(sentence)
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
