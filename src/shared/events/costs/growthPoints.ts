/** The calls of learning over interaction records, as few points however long a run is. */

/** The calls of all learning up to and with some interaction record. */
export interface GrowthPoint {
  readonly records: number
  readonly calls: number
}

/** Points at every `every`-th record, and the newest one. */
export interface GrowthPoints {
  readonly every: number
  readonly points: readonly GrowthPoint[]
}

/** The most points that are kept. */
export const MOST_POINTS = 60

/**
 * Adds the calls of a stage that ended after so many records. Which points are kept follows from the records alone, so
 * that equal runs have equal points: beyond `MOST_POINTS` every second one goes.
 */
export function withGrowth({ every, points }: GrowthPoints, records: number, calls: number): GrowthPoints {
  const last = points.at(-1)
  const sum = { records, calls: (last?.calls ?? 0) + calls }
  const isKept = (point: GrowthPoint, interval: number) => point.records % interval === 0
  const before = last && (last.records === records || !isKept(last, every)) ? points.slice(0, -1) : points
  const all = [...before, sum]
  if (all.length <= MOST_POINTS) return { every, points: all }
  return { every: 2 * every, points: all.filter((point) => point === sum || isKept(point, 2 * every)) }
}
