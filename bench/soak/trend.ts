/** Whether a measure grows: its first quarter against its last, and the slope of a line through it. */
import type { Measure, Sample } from './samples.ts'

export interface Trend {
  readonly measure: Measure
  /** Means of the first and of the last quarter: of the time, or of the longest life of a process without its first two minutes. */
  readonly first: number
  readonly last: number
  /**
   * Growth in an hour. Of processes within their lives, without the first two minutes of each; null where none lived for longer, as
   * most do not that are killed.
   */
  readonly perHour: number | null
}

/** So long the heap of a process grows to the size that its work needs. */
const WARM_SECONDS = 120

/** Null where there are not enough samples. */
export function trendOf(samples: readonly Sample[], measure: Measure): Trend | null {
  const points = samples.flatMap(({ at, life, values }) => {
    const value = values[measure]
    return value === undefined ? [] : [{ at, life, value }]
  })
  const ofDisk = measure.includes('disk')
  const lives = ofDisk ? [points] : [...Map.groupBy(points, ({ life }) => life).values()].map(warm)
  const compared = lives.toSorted((a, b) => spanOf(b) - spanOf(a))[0] ?? []
  const [begin, span] = [compared[0]?.at ?? 0, spanOf(compared)]
  const first = compared.filter(({ at }) => at - begin <= span / 4)
  const last = compared.filter(({ at }) => at - begin >= (span * 3) / 4)
  if (first.length === 0 || last.length === 0) return null
  const slope = slopeWithin(lives)
  return { measure, first: meanOf(first), last: meanOf(last), perHour: slope === null ? null : slope * 3600 }
}

interface Point {
  readonly at: number
  readonly value: number
}

function spanOf(points: readonly Point[]): number {
  return (points.at(-1)?.at ?? 0) - (points[0]?.at ?? 0)
}

function warm<P extends Point>(points: readonly P[]): readonly P[] {
  const begin = points[0]?.at ?? 0
  return points.filter(({ at }) => at - begin >= WARM_SECONDS)
}

/** Least squares with one slope for all groups and a level for each. Null where no group has two points. */
function slopeWithin(groups: readonly (readonly Point[])[]): number | null {
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
  return squares === 0 ? null : both / squares
}

function meanOf(points: readonly Point[]): number {
  return points.reduce((sum, { value }) => sum + value, 0) / points.length
}
