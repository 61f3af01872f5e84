/** One part of a lying bar that consists of several. */
import type { ChartOption } from '../figure.ts'
import { numberOf, type ItemContext, type ItemParams } from './itemContext.ts'
import { patternedBar, type PatternedBarLook } from './patternedBar.ts'

/** How the part is drawn; sizes are in pixels. */
export interface StackedPartLook extends PatternedBarLook {
  readonly colour: string
}

/** The share of its category that a bar takes. */
const BAR = 0.62

/** A series of parts. `parts` are [category, from, to, how much]. */
export function stackedPartSeries(
  name: string,
  parts: readonly (readonly number[])[],
  look: StackedPartLook,
): ChartOption {
  return {
    name,
    type: 'custom',
    renderItem: 'stacked-part',
    itemPayload: look,
    itemStyle: { color: look.colour },
    dimensions: ['category', 'from', 'to', 'amount'],
    encode: { y: 0, x: [1, 2], tooltip: 3 },
    data: parts,
  }
}

/** Draws one part: [category, from, to]. */
export function stackedPart({ itemPayload }: ItemParams, context: ItemContext) {
  const look = itemPayload as unknown as StackedPartLook
  const [x1 = 0, middle = 0] = context.coord([numberOf(context, 1), numberOf(context, 0)])
  const [x2 = 0] = context.coord([numberOf(context, 2), numberOf(context, 0)])
  const size = context.size([0, 1])
  const height = (typeof size === 'number' ? size : (size[1] ?? 0)) * BAR
  const box = { x: x1, y: middle - height / 2, width: x2 - x1, height }
  return { type: 'group', children: patternedBar(box, context.visual('color'), look) }
}
