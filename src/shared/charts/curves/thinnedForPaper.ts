/** A figure over interactions with lines no finer than print, so that its file is small however long the run is. */
import type { ChartOption } from '../figure.ts'
import { stepsOf } from '../frame.ts'
import { thinnedSeries } from './thinned.ts'

/** Parts of a point of 1/72 inch that are told apart in print. */
const PARTS_BY_POINT = 2

/** What a file says of itself where lines were thinned. */
const SAID = 'long lines drawn with the extremes of each half point'

/** Returns the option at a width in points, and the description with what was done to long lines. */
export function thinnedForPaper(
  option: ChartOption,
  widthPt: number,
  description: string,
): { readonly option: ChartOption; readonly description: string } {
  const steps = stepsOf(option)
  const series = option['series'] as readonly ChartOption[] | undefined
  if (!steps || !series) return { option, description }
  const buckets = Math.round(widthPt * PARTS_BY_POINT)
  const thin = thinnedSeries(option, { ...steps, buckets })
  if (thin.every((one, index) => one['data'] === series[index]?.['data'])) return { option, description }
  return { option: { ...option, series: thin }, description: `${description} · ${SAID}` }
}
