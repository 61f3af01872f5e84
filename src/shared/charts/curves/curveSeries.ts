/** The series of one curve over interactions. */
import type { ChartOption } from '../figure.ts'
import type { RunLook } from '../runLooks.ts'
import { bandSeries } from '../shapes/errorBar.ts'
import type { ChartTheme } from '../theme.ts'
import type { CurvePoint, MeanPoint } from './meanCurve.ts'

/** With more points than these only some of them have a marker. */
const MOST_MARKED = 40
/** About how many markers a longer curve has. */
const MARKERS = 8
const BAND_OPACITY = 0.16
const FAINT_OPACITY = 0.28

/** How a curve is drawn. */
export interface CurveLook {
  readonly look: RunLook
  /** Whether each value holds until the next. */
  readonly steps?: boolean
  /** Whether it is to be known by its marker: needed where other curves have the same colour and dashes. */
  readonly marked: boolean
}

/** A curve with its markers, all under one name, so that the legend shows and hides them together. */
export function curveSeries(
  name: string,
  points: readonly CurvePoint[],
  { look, steps = false, marked }: CurveLook,
  theme: ChartTheme,
): readonly ChartOption[] {
  const every = marked && points.length <= MOST_MARKED
  const size = theme.lineWidth * 3.2
  const line = {
    name,
    type: 'line',
    ...(steps ? { step: 'end' } : {}),
    symbol: marked ? look.symbol : 'none',
    showSymbol: every,
    symbolSize: size,
    ...(steps ? {} : { sampling: 'lttb' }),
    data: points,
    lineStyle: { color: look.colour, width: theme.lineWidth, type: look.dash },
    itemStyle: { color: look.colour },
    z: 3,
  }
  if (!marked || every) return [line]
  const gap = Math.ceil(points.length / MARKERS)
  return [
    line,
    {
      name,
      type: 'scatter',
      symbol: look.symbol,
      symbolSize: size,
      silent: true,
      tooltip: { show: false },
      itemStyle: { color: look.colour, opacity: 1 },
      data: points.filter((_, index) => index % gap === Math.floor(gap / 2)),
      z: 4,
    },
  ]
}

/** A curve that stays in the background: a member of a mean, or the raw line behind a smooth one. */
export function faintSeries(
  name: string,
  points: readonly CurvePoint[],
  { look, steps = false }: Pick<CurveLook, 'look' | 'steps'>,
  theme: ChartTheme,
): ChartOption {
  return {
    name,
    type: 'line',
    ...(steps ? { step: 'end' } : { sampling: 'lttb' }),
    symbol: 'none',
    silent: true,
    tooltip: { show: false },
    data: points,
    lineStyle: { color: look.colour, width: theme.lineWidth * 0.6, opacity: FAINT_OPACITY, type: 'solid' },
    itemStyle: { color: look.colour },
    z: 2,
  }
}

/** The band of a mean, one standard deviation to either side. */
export function deviationBand(
  name: string,
  points: readonly MeanPoint[],
  { look, steps = false }: Pick<CurveLook, 'look' | 'steps'>,
): ChartOption {
  return intervalBand(
    name,
    points.map(({ x, mean, deviation }) => [x, mean - deviation, mean + deviation] as const),
    { look, steps },
  )
}

/** A band between low and high at each place: [x, low, high]. */
export function intervalBand(
  name: string,
  bounds: readonly (readonly [number, number, number])[],
  { look, steps = false }: Pick<CurveLook, 'look' | 'steps'>,
): ChartOption {
  return {
    ...bandSeries(name, bounds, { colour: look.colour, opacity: BAND_OPACITY, steps }),
    // ECharts draws what it clips a little wider than the plot, but nothing beside it when zoomed.
    clip: true,
  }
}

/** Rounds to four digits after the point, more than any chart shows. */
export function rounded(value: number): number {
  return Math.round(value * 1e4) / 1e4
}
