/** The mean of the curves of several runs, with how far they are apart. */

/** A place and a value. */
export type CurvePoint = readonly [x: number, y: number]

/** The mean of all curves at a place, and their standard deviation, that of a sample. */
export interface MeanPoint {
  readonly x: number
  readonly mean: number
  readonly deviation: number
}

/** Returns the means at the places that every curve has, in order; a mean of fewer would jump where one of them ends. */
export function meanCurve(curves: readonly (readonly CurvePoint[])[]): readonly MeanPoint[] {
  const [first, ...others] = curves
  if (!first) return []
  const maps = others.map((curve) => new Map(curve))
  return first.flatMap(([x, y]) => {
    const values = [y, ...maps.flatMap((map) => map.get(x) ?? [])]
    return values.length < curves.length ? [] : [pointOf(x, values)]
  })
}

/** Returns the same for curves whose values hold until the next: at every place where any of them changes, up to `end`. */
export function meanSteps(curves: readonly (readonly CurvePoint[])[], end: number): readonly MeanPoint[] {
  const begin = Math.max(...curves.map((curve) => curve[0]?.[0] ?? Infinity))
  const places = [...new Set(curves.flatMap((curve) => curve.map(([x]) => x)))]
    .filter((x) => x >= begin && x <= end)
    .sort((one, other) => one - other)
  const reached = curves.map(() => 0)
  return places.map((x) => {
    const values = curves.map((curve, index) => {
      let at = reached[index] ?? 0
      while ((curve[at + 1]?.[0] ?? Infinity) <= x) at += 1
      reached[index] = at
      return curve[at]?.[1] ?? 0
    })
    return pointOf(x, values)
  })
}

function pointOf(x: number, values: readonly number[]): MeanPoint {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  return { x, mean, deviation: values.length < 2 ? 0 : Math.sqrt(squares / (values.length - 1)) }
}
