/** What of an option is handed to ECharts: the part of the axis that is zoomed to, with lines no finer than pixels. */
import { thinnedSeries } from '#shared/charts/curves/thinned.ts'
import type { ChartOption } from '#shared/charts/figure.ts'
import { stepsOf } from '#shared/charts/frame.ts'
import type { StepRange } from './zoom/stepRange.ts'

/** Below this width, in pixels, a chart is not laid out yet. */
const LEAST_WIDTH = 100

/** The whole option; and what changes of it with the zoom alone. */
export interface ShownOption {
  readonly whole: ChartOption
  readonly zoomed: ChartOption
}

/** Returns both for a range of steps, null for everything, and a width in pixels. Other charts stay as they are. */
export function shownOption(
  option: ChartOption,
  { zoomed, width }: { readonly zoomed: StepRange | null; readonly width: number },
): ShownOption {
  const steps = stepsOf(option)
  if (!steps) return { whole: option, zoomed: option }
  const range = zoomed ?? steps
  const series = thinnedSeries(option, { ...range, buckets: Math.max(LEAST_WIDTH, Math.round(width / 2)) })
  const axis = { min: range.from, max: range.to }
  const original = option['series'] as readonly ChartOption[] | undefined
  return {
    whole: { ...option, series, xAxis: { ...(option['xAxis'] as ChartOption), ...axis } },
    zoomed: {
      xAxis: axis,
      series: series.flatMap((one, index) =>
        one['data'] === original?.[index]?.['data'] ? [] : [{ id: one['id'], data: one['data'] }],
      ),
    },
  }
}
