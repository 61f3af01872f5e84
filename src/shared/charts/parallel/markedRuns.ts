/** Which runs lie within the stretches that are marked on axes of parallel coordinates. */
import type { ParallelAxis } from './parallelAxes.ts'

/** Stretches of one axis, each from its lower to its upper end; on an axis of categories in places from 0. */
export type Stretches = readonly (readonly [number, number])[]

/** Stretches by the key of their axis. An axis without any lets every run through. */
export type MarkedAxes = ReadonlyMap<string, Stretches>

/** Returns the categories of an axis, each at its place. */
export function categoriesOf({ values }: ParallelAxis): readonly string[] {
  return [...new Set(values.flatMap((value) => (value === null ? [] : [String(value)])))]
}

/**
 * Returns of each run, by its place in the axes, whether it lies in one of the stretches of every axis that has some. A run
 * without a value on such an axis does not. Marks on axes that are not there count for nothing.
 */
export function areWithin(axes: readonly ParallelAxis[], marked: MarkedAxes): readonly boolean[] {
  const count = axes[0]?.values.length ?? 0
  return Array.from({ length: count }, (_, run) =>
    axes.every((axis) => {
      const stretches = marked.get(axis.key) ?? []
      if (stretches.length === 0) return true
      const place = placeOn(axis, run)
      return place !== null && stretches.some(([low, high]) => low <= place && place <= high)
    }),
  )
}

function placeOn(axis: ParallelAxis, run: number): number | null {
  const value = axis.values[run] ?? null
  if (value === null || typeof value === 'number') return value
  return categoriesOf(axis).indexOf(value)
}
