/** How far the points of a panel reach, and ticks for logarithmic axes of LaTeX. */
import type { PlotPoint } from './plotData.ts'

/** From the least to the greatest place and value. */
export interface Span {
  readonly from: number
  readonly to: number
  readonly low: number
  readonly high: number
}

/** Returns how far the points reach. */
export function spanOf(points: readonly PlotPoint[]): Span {
  const places = points.map(({ at }) => at)
  const values = points.map(({ y }) => y)
  return {
    from: Math.min(...places),
    to: Math.max(...places),
    low: Math.min(...values),
    high: Math.max(...values),
  }
}

/** Returns the options of a logarithmic axis with ticks at 1, 2 and 5 of each power of ten, or at the powers alone. */
export function logAxis(axis: 'x' | 'y', from: number, to: number): readonly string[] {
  const least = Math.floor(Math.log10(Math.max(1e-9, from)))
  const decades = Array.from(
    { length: Math.ceil(Math.log10(Math.max(1, to))) - least + 1 },
    (_, index) => least + index,
  )
  const steps = decades.length > 4 ? [1] : [1, 2, 5]
  const ticks = decades
    .flatMap((decade) => steps.map((step) => Number((step * 10 ** decade).toPrecision(3))))
    .filter((tick) => tick >= from * 0.8 && tick <= to * 1.25)
  return [`${axis}mode=log`, `${axis}tick={${ticks.join(',')}}`, 'log ticks with fixed point']
}
