/** Lines of very many points with as few as look the same. */
import { countWhile } from '../../vocabulary/recording/countUpTo.ts'
import type { ChartOption } from '../figure.ts'

/** Points are places and values, and may have more after these. */
type Point = readonly number[]

/** A part of an axis, in so many equal parts as are told apart where it is drawn. */
export interface StepPart {
  readonly from: number
  readonly to: number
  readonly buckets: number
}

/**
 * Returns at most about four points for each of `buckets` equal parts from `from` to `to`: the first, the last, the
 * least and the greatest of each, so that no peak is lost; and the points next to the ends, from which lines come in.
 * Points are in order of their places. A line with fewer points than that is returned cut to the part.
 */
export function thinned(points: readonly Point[], { from, to, buckets }: StepPart): readonly Point[] {
  const first = Math.max(0, firstAt(points, from) - 1)
  const last = Math.min(points.length, firstAt(points, to) + 2)
  const shown = first === 0 && last === points.length ? points : points.slice(first, last)
  if (shown.length <= buckets * 4 || to <= from) return shown
  const width = (to - from) / buckets
  const kept: Point[] = []
  let at = 0
  while (at < shown.length) {
    const bucket = Math.floor(((shown[at]?.[0] ?? 0) - from) / width)
    let end = at
    let [least, most] = [at, at]
    while (end < shown.length && Math.floor(((shown[end]?.[0] ?? 0) - from) / width) === bucket) {
      const value = shown[end]?.[1] ?? 0
      if (value < (shown[least]?.[1] ?? 0)) least = end
      if (value > (shown[most]?.[1] ?? 0)) most = end
      end += 1
    }
    const places = [...new Set([at, least, most, end - 1])].sort((one, other) => one - other)
    for (const place of places) {
      const point = shown[place]
      if (point) kept.push(point)
    }
    at = end
  }
  return kept
}

/** The index of the first point at or after a place. */
function firstAt(points: readonly Point[], place: number): number {
  return countWhile(points.length, (index) => (points[index]?.[0] ?? 0) < place)
}

/** Returns an option whose long lines are thinned to a part of the axis; `series` have ids by their places. */
export function thinnedSeries(option: ChartOption, part: StepPart): readonly ChartOption[] {
  const series = (option['series'] ?? []) as readonly ChartOption[]
  return series.map((one, index) => ({ ...one, id: `series ${index}`, ...dataOf(one, part) }))
}

function dataOf(series: ChartOption, part: StepPart): ChartOption {
  const data = series['data']
  if (!arePoints(data)) return {}
  if (series['type'] === 'line' && data.length > part.buckets * 4)
    return { sampling: undefined, data: thinned(data, part) }
  if (series['type'] === 'scatter' && data.length > part.buckets) return { data: apart(data, part) }
  return {}
}

function arePoints(data: unknown): data is readonly Point[] {
  return Array.isArray(data) && Array.isArray(data[0])
}

/** Marks wider than the part of the axis between them would hide one another: one for every two parts is kept. */
function apart(points: readonly Point[], { from, to, buckets }: StepPart): readonly Point[] {
  const width = (2 * (to - from)) / buckets
  let last = -Infinity
  return points.filter(([x = 0]) => {
    const bucket = Math.floor((x - from) / width)
    if (x < from || x > to || bucket === last) return false
    last = bucket
    return true
  })
}
