/**
 * The distribution of routing scores (Eq. 4) of an encoder before a run, with the current threshold and the suggested
 * one.
 */
import type { Calibration } from '../vocabulary/calibration.ts'
import { usedBins } from '../vocabulary/scoreHistogram.ts'
import type { ChartOption } from './figure.ts'
import { axisOf, gridOf, legendOf, plainFrame, valueAxis, waitingFor } from './frame.ts'
import type { ChartTheme } from './theme.ts'

/** What the chart shows. */
export interface ScoreDistribution extends Pick<Calibration, 'histogram' | 'suggested'> {
  /** The threshold τ in the settings. */
  readonly threshold: number
}

const MOST_BINS = 50

/**
 * Returns the chart. The axis includes both thresholds however far they are from any score, because that distance is
 * what the chart is to show.
 */
export function scoreDistributionOption(
  { histogram, suggested, threshold }: ScoreDistribution,
  theme: ChartTheme,
): ChartOption {
  const bins = usedBins(histogram, MOST_BINS)
  const [first] = bins
  const last = bins.at(-1)
  if (!first || !last) return { ...plainFrame(theme), ...waitingFor('No pair was scored.', theme) }
  const most = Math.max(...bins.map(({ count }) => count))
  const marks = [
    { name: `τ ${threshold}`, at: threshold, color: theme.series[1], type: 'solid' },
    ...(suggested && suggested.threshold !== threshold
      ? [
          {
            name: theme.say('suggested {threshold}', { threshold: suggested.threshold }),
            at: suggested.threshold,
            color: theme.series[2],
            type: 'dashed',
          },
        ]
      : []),
  ]
  const names = marks.map(({ name }) => name)
  const places = [first.low, last.high, ...marks.map(({ at }) => at)]
  return {
    ...plainFrame(theme),
    grid: gridOf(theme, names),
    legend: legendOf(theme, names),
    xAxis: {
      ...axisOf(theme),
      type: 'value',
      name: theme.say('routing score'),
      nameLocation: 'middle',
      nameGap: theme.fontSize * 2,
      min: tenthBelow(Math.min(...places)),
      max: tenthAbove(Math.max(...places)),
      splitLine: { show: false },
    },
    yAxis: valueAxis(theme, { yName: theme.say('pairs'), yMin: 0, integerY: true }),
    tooltip: { show: false },
    series: [
      {
        name: theme.say('pairs'),
        type: 'custom',
        renderItem: 'score-cell',
        encode: { x: [0, 1], y: [2, 3] },
        silent: true,
        clip: true,
        // From score, to score, from the ground, to the count.
        data: bins.filter(({ count }) => count > 0).map(({ low, high, count }) => [low, high, 0, count]),
        itemStyle: { color: theme.density[1] },
      },
      ...marks.map(({ name, at, color, type }) => ({
        name,
        type: 'line',
        symbol: 'none',
        silent: true,
        data: [
          [at, 0],
          [at, most],
        ],
        lineStyle: { color, width: theme.lineWidth * 1.25, type },
        itemStyle: { color },
        z: 4,
      })),
    ],
  }
}

/** The tenth at or below a value; it is rounded first because binary fractions of tenths may lie on either side. */
function tenthBelow(value: number): number {
  return Math.max(-1, Math.floor(Number((value * 10).toFixed(6))) / 10)
}

function tenthAbove(value: number): number {
  return Math.min(1, Math.ceil(Number((value * 10).toFixed(6))) / 10)
}
