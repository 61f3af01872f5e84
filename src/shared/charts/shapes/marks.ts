/** Marks at points, all of one shape drawn as one, which is quicker than an element for each. */
import type { ChartOption } from '../figure.ts'
import type { ItemContext, PlottedParams } from './itemContext.ts'

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

/** Draws all marks within the plot with the one item, as the shape of that name. */
export function marks({ itemPayload, coordSys }: PlottedParams, context: ItemContext) {
  const { points, shape, size } = itemPayload as unknown as MarkLook & {
    readonly points: readonly (readonly [number, number, number])[]
  }
  const half = size / 2
  const from = coordSys.x - half
  const to = coordSys.x + coordSys.width + half
  let last = -Infinity
  const centres: number[] = []
  for (const [x, y] of points) {
    const [across = 0, down = 0] = context.coord([x, y])
    if (across < from || across > to || across - last < LEAST_GAP) continue
    last = across
    centres.push(across, down)
  }
  return {
    type: 'marks',
    shape: { centres, half, look: shape } satisfies DrawnMarks,
    style: { fill: context.visual('color') },
  }
}

/** Marks of one shape about their centres, in pixels. */
export interface DrawnMarks {
  /** Across and down of each, in turn. */
  readonly centres: readonly number[]
  /** Half the size of a mark. */
  readonly half: number
  readonly look: MarkShape
}

/** What is drawn into, as a canvas has it. */
export interface PathContext {
  moveTo(x: number, y: number): void
  lineTo(x: number, y: number): void
  arc(x: number, y: number, radius: number, from: number, to: number): void
  closePath(): void
}

/** Adds all marks to a path: as text they would have to be read again whenever the figure is zoomed. */
export function addMarks(path: PathContext, { centres, half, look }: DrawnMarks): void {
  for (let at = 0; at < centres.length; at += 2)
    addMark(path, look, centres[at] ?? 0, centres[at + 1] ?? 0, half)
}

function addMark(path: PathContext, look: MarkShape, x: number, y: number, half: number): void {
  switch (look) {
    case 'up':
      triangle(path, x, y, -half)
      return
    case 'down':
      triangle(path, x, y, half)
      return
    case 'dot':
      path.moveTo(x + half, y)
      path.arc(x, y, half, 0, 2 * Math.PI)
      path.closePath()
      return
    default:
      look satisfies never
  }
}

/** With its tip above the centre where `tip` is negative, and below it otherwise. */
function triangle(path: PathContext, x: number, y: number, tip: number): void {
  path.moveTo(x, y + tip)
  path.lineTo(x + tip, y - tip)
  path.lineTo(x - tip, y - tip)
  path.closePath()
}
