/** Custom series, and the shapes that they draw, where ECharts has none. Code that draws charts registers them by name first. */
import { routerBand, routerJoint } from './lineage/lineageSeries.ts'
import { density } from './shapes/density.ts'
import { band, errorBar } from './shapes/errorBar.ts'
import { barMark, groupedBar, groupRule } from './shapes/groupedBar.ts'
import { addMarks, marks, type PathContext } from './shapes/marks.ts'
import { stackedPart } from './shapes/stackedPart.ts'

/** The part of the argument of ECharts' `renderItem` that is used here. */
interface ItemContext {
  value(dimension: number): number | string
  coord(point: readonly [number, number]): readonly number[]
  visual(name: 'color'): unknown
}

export const CUSTOM_SERIES = {
  'router-band': routerBand,
  'router-joint': routerJoint,
  'score-cell': scoreCell,
  'grouped-bar': groupedBar,
  'bar-mark': barMark,
  'group-rule': groupRule,
  'error-bar': errorBar,
  density,
  marks,
  'stacked-part': stackedPart,
  band,
} as const

/** How shapes are added to a path, by the `type` that a custom series gives them. */
const SHAPES = { marks: addMarks } as const

type BuildPath = (path: PathContext, shape: never) => void

/** The part of ECharts, whole or put together, that is told of series and shapes. */
interface Drawing<RenderItem, Shape> {
  registerCustomSeries(name: string, renderItem: RenderItem): void
  readonly graphic: {
    extendShape(shape: { readonly type: string; readonly buildPath: BuildPath }): Shape
    registerShape(name: string, shape: Shape): void
  }
}

/** Makes them known to ECharts, once in a process. */
export function registerCustomSeries<RenderItem, Shape>(echarts: Drawing<RenderItem, Shape>): void {
  for (const [name, renderItem] of Object.entries(CUSTOM_SERIES))
    echarts.registerCustomSeries(name, renderItem as RenderItem)
  for (const [type, buildPath] of Object.entries<BuildPath>(SHAPES))
    echarts.graphic.registerShape(type, echarts.graphic.extendShape({ type, buildPath }))
}

/** A rectangle from (value 0, value 2) to (value 1, value 3), in the colour of the visual map. */
function scoreCell(_: unknown, context: ItemContext) {
  const numberAt = (dimension: number) => Number(context.value(dimension))
  const [left = 0, top = 0] = context.coord([numberAt(0), numberAt(3)])
  const [right = 0, bottom = 0] = context.coord([numberAt(1), numberAt(2)])
  return {
    type: 'rect',
    // Half a pixel wider, so that no gap shows between neighbouring cells.
    shape: {
      x: left,
      y: top,
      width: Math.max(1, right - left) + 0.5,
      height: Math.max(1, bottom - top) + 0.5,
    },
    style: { fill: context.visual('color') },
  }
}
