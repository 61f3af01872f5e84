/** The order of the axes of parallel coordinates, as a person puts them. */
import type { ParallelAxis } from './parallelAxes.ts'

/** Returns the axes with those of `keys` first, in that order; the others follow in their own. Keys of no axis are passed over. */
export function axesInOrder(axes: readonly ParallelAxis[], keys: readonly string[]): readonly ParallelAxis[] {
  const named = [...new Set(keys)].flatMap((key) => axes.find((axis) => axis.key === key) ?? [])
  return [...named, ...axes.filter((axis) => !named.includes(axis))]
}

/** Returns the keys with one of them at another place, counted from 0; a place beyond an end is that end. */
export function movedTo(keys: readonly string[], key: string, place: number): readonly string[] {
  if (!keys.includes(key)) return keys
  const others = keys.filter((other) => other !== key)
  const at = Math.min(Math.max(place, 0), others.length)
  return [...others.slice(0, at), key, ...others.slice(at)]
}
