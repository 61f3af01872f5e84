/** Whether a measure grows: its first quarter against its last, and the slope of a line through it. */
import type { Measure, Sample } from './samples.ts'

export interface Trend {
  readonly measure: Measure
  /** Means of the first and of the last quarter of the time. */
  readonly first: number
  readonly last: number
  /** Growth in an hour. Of processes within their lives, since each begins small; their first half minute is left out. */
  readonly perHour: number
}

/** A process that has just started loads its modules. */
const WARM_SECONDS = 30

/** Null where there are not enough samples. */
export function trendOf(samples: readonly Sample[], measure: Measure): Trend | null {
  const points = samples.flatMap(({ at, life, values }) => {
    const value = values[measure]
    return value === undefined ? [] : [{ at, life, value }]
  })
  const end = Math.max(...points.map(({ at }) => at))
  const first = points.filter(({ at }) => at <= end / 4)
  const last = points.filter(({ at }) => at >= (end * 3) / 4)
  if (first.length === 0 || last.length === 0) return null
  const ofDisk = measure.includes('disk')
  const lives = ofDisk ? [points] : [...Map.groupBy(points, ({ life }) => life).values()].map(warm)
  return { measure, first: meanOf(first), last: meanOf(last), perHour: slopeWithin(lives) * 3600 }
}

interface Point {
  readonly at: number
  readonly value: number
}

function warm<P extends Point>(points: readonly P[]): readonly P[] {
  const begin = points[0]?.at ?? 0
  return points.filter(({ at }) => at - begin >= WARM_SECONDS)
}

/** Least squares with one slope for all groups and a level for each. 0 where no group has two points. */
function slopeWithin(groups: readonly (readonly Point[])[]): number {
  let both = 0
  let squares = 0
  for (const group of groups) {
    const at = group.reduce((sum, point) => sum + point.at, 0) / group.length
    const value = meanOf(group)
    for (const point of group) {
      both += (point.at - at) * (point.value - value)
      squares += (point.at - at) ** 2
    }
  }
  return squares === 0 ? 0 : both / squares
}

function meanOf(points: readonly Point[]): number {
  return points.reduce((sum, { value }) => sum + value, 0) / points.length
}
