/** Error bars at points of two value axes, upright or lying, and bands around lines. */
import type { ChartOption } from '../figure.ts'
import { numberOf, type ItemContext, type ItemParams } from './itemContext.ts'

/** How error bars are drawn, in pixels: how wide their ends are, and by how much they are moved across. */
export interface ErrorBarLook {
  readonly colour: string
  readonly line: number
  readonly end: number
  readonly shift: number
  /** `x`: from left to right, at a place of the y axis. */
  readonly along: 'x' | 'y'
}

/** A series of error bars. `bars` are [place, low, high]. */
export function errorBarSeries(
  name: string,
  bars: readonly (readonly (number | null)[])[],
  look: ErrorBarLook,
): ChartOption {
  const encode = look.along === 'y' ? { x: 0, y: [1, 2] } : { y: 0, x: [1, 2] }
  return {
    name,
    type: 'custom',
    renderItem: 'error-bar',
    itemPayload: look,
    itemStyle: { color: look.colour },
    encode,
    data: bars,
    silent: true,
    tooltip: { show: false },
    z: 2,
  }
}

/** Draws one error bar: [place, low, high]. */
export function errorBar({ itemPayload }: ItemParams, context: ItemContext) {
  const { line, end, shift, along } = itemPayload as unknown as ErrorBarLook
  const [place, low, high] = [0, 1, 2].map((dimension) => numberOf(context, dimension)) as [
    number,
    number,
    number,
  ]
  if (!Number.isFinite(low) || !Number.isFinite(high)) return null
  const ends = [low, high].map((bound) => context.coord(along === 'y' ? [place, bound] : [bound, place])) as [
    readonly [number, number],
    readonly [number, number],
  ]
  const half = end / 2
  const [[x1, y1], [x2, y2]] = ends
  const lines =
    along === 'y'
      ? [
          [x1 + shift, y1, x2 + shift, y2],
          [x1 + shift - half, y1, x1 + shift + half, y1],
          [x2 + shift - half, y2, x2 + shift + half, y2],
        ]
      : [
          [x1, y1 + shift, x2, y2 + shift],
          [x1, y1 + shift - half, x1, y1 + shift + half],
          [x2, y2 + shift - half, x2, y2 + shift + half],
        ]
  return {
    type: 'group',
    children: lines.map(([fromX, fromY, toX, toY]) => ({
      type: 'line',
      shape: { x1: fromX, y1: fromY, x2: toX, y2: toY },
      style: { stroke: context.visual('color'), lineWidth: line },
    })),
  }
}

/** A filled band. `points` are [x, low, high], from left to right; with `steps` each holds until the next. */
export function bandSeries(
  name: string,
  points: readonly (readonly [number, number, number])[],
  look: { readonly colour: string; readonly opacity: number; readonly steps: boolean },
): ChartOption {
  return {
    name,
    type: 'custom',
    renderItem: 'band',
    itemPayload: { ...look, points },
    itemStyle: { color: look.colour },
    encode: { x: 0, y: [1, 2] },
    data: points,
    silent: true,
    tooltip: { show: false },
    z: 1,
  }
}

/** Draws the whole band with its first item, as one area. */
export function band({ dataIndex, itemPayload }: ItemParams, context: ItemContext) {
  if (dataIndex !== 0) return null
  const points = itemPayload['points'] as readonly (readonly [number, number, number])[]
  const held = itemPayload['steps']
    ? points.flatMap((point, index) => {
        const next = points[index + 1]
        return next ? [point, [next[0], point[1], point[2]] as const] : [point]
      })
    : points
  const upper = held.map(([x, , high]) => context.coord([x, high]))
  const lower = held.map(([x, low]) => context.coord([x, low])).reverse()
  return {
    type: 'polygon',
    shape: { points: [...upper, ...lower] },
    style: { fill: context.visual('color'), opacity: itemPayload['opacity'] },
  }
}
