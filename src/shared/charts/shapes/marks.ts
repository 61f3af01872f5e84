/** Marks at points, all of one shape drawn as one, which is quicker than an element for each. */
import type { ChartOption } from '../figure.ts'
import type { ItemContext, ItemParams } from './itemContext.ts'

/** The shape of marks: a triangle with its tip up or down, or a dot. */
export type MarkShape = 'up' | 'down' | 'dot'

/** How marks are drawn; the size is from side to side, in units of the theme. */
export interface MarkLook {
  readonly shape: MarkShape
  readonly size: number
  readonly colour: string
}

/** Marks closer to the one before, in pixels, would lie on it. */
const LEAST_GAP = 1.5

/** A series of marks. Points are a place, a value, and how often it happened there. */
export function marksSeries(
  name: string,
  points: readonly (readonly [x: number, y: number, times: number])[],
  look: MarkLook,
): ChartOption {
  return {
    name,
    type: 'custom',
    renderItem: 'marks',
    itemPayload: { ...look, points },
    itemStyle: { color: look.colour },
    encode: { x: 0, y: 1 },
    // One item draws all.
    data: points.slice(0, 1),
    tooltip: { show: false },
    silent: true,
    clip: true,
  }
}

/** Draws all marks with the one item. */
export function marks({ itemPayload }: ItemParams, context: ItemContext) {
  const { points, shape, size } = itemPayload as unknown as MarkLook & {
    readonly points: readonly (readonly [number, number, number])[]
  }
  let last = -Infinity
  const drawn = points.flatMap(([x, y]) => {
    const [across = 0, down = 0] = context.coord([x, y])
    if (across - last < LEAST_GAP) return []
    last = across
    return [markPath(shape, across, down, size / 2)]
  })
  return {
    type: 'path',
    shape: { pathData: drawn.join(' ') },
    style: { fill: context.visual('color') },
  }
}

/** A filled path is closed without being told. */
function markPath(shape: MarkShape, x: number, y: number, half: number): string {
  const at = (right: number, down: number) => `${round(x + right * half)},${round(y + down * half)}`
  switch (shape) {
    case 'up':
      return `M${at(0, -1)} L${at(1, 1)} L${at(-1, 1)}`
    case 'down':
      return `M${at(0, 1)} L${at(1, -1)} L${at(-1, -1)}`
    case 'dot':
      return `M${at(-1, 0)} A${round(half)},${round(half)} 0 1 0 ${at(1, 0)} A${round(half)},${round(half)} 0 1 0 ${at(-1, 0)}`
    default:
      return shape satisfies never
  }
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
