/** Bars of several series beside one another in a category, with error bars; and marks at their places. */
import type { ChartOption } from '../figure.ts'
import { categoryWidth, numberOf, type ItemContext, type ItemParams } from './itemContext.ts'
import { patternedBar, type PatternedBarLook } from './patternedBar.ts'
import type { Box } from './seriesLook.ts'

/** How the bars of one series are drawn; sizes are in pixels. */
export interface GroupedBarLook extends PatternedBarLook {
  /** Which of how many series it is, from 0. */
  readonly index: number
  readonly count: number
  /** The colour of error bars and marks. */
  readonly ink: string
}

/** The share of a category that its bars take. */
const BARS = 0.86
/** The share of its place that a bar takes. */
const BAR = 0.86

/** A series of bars. `bars` are [category, value, low, high], from 0; error bars are left out where low is null. */
export function groupedBarSeries(
  name: string,
  colour: string,
  bars: readonly (readonly (number | null)[])[],
  look: GroupedBarLook,
): ChartOption {
  return {
    name,
    type: 'custom',
    renderItem: 'grouped-bar',
    itemPayload: look,
    itemStyle: { color: colour },
    dimensions: ['category', 'mean', '95 % low', '95 % high'],
    encode: { x: 0, y: [1, 2, 3], tooltip: [1, 2, 3] },
    data: bars,
    z: 2,
  }
}

/** Draws one bar: [category, value, low, high]. */
export function groupedBar({ itemPayload }: ItemParams, context: ItemContext) {
  const look = itemPayload as unknown as GroupedBarLook
  const place = placeOf(look, context)
  const value = numberOf(context, 1)
  const [, top = 0] = context.coord([0, value])
  const [, base = 0] = context.coord([0, 0])
  const box: Box = {
    x: place.left,
    y: Math.min(top, base),
    width: place.width,
    height: Math.abs(base - top),
  }
  return {
    type: 'group',
    children: [
      ...patternedBar(box, context.visual('color'), look),
      ...whisker(
        place.middle,
        place.width * 0.6,
        look,
        [numberOf(context, 2), numberOf(context, 3)],
        context,
      ),
    ],
  }
}

/** A series of hollow marks at the places of bars. `marks` are [category, value]. */
export function barMarkSeries(
  name: string,
  marks: readonly (readonly number[])[],
  look: GroupedBarLook & { readonly size: number; readonly paper: string },
): ChartOption {
  return {
    name,
    type: 'custom',
    renderItem: 'bar-mark',
    itemPayload: look,
    itemStyle: { color: look.ink },
    dimensions: ['category', 'value'],
    encode: { x: 0, y: 1, tooltip: 1 },
    data: marks,
    z: 4,
  }
}

/** The shape of the marks, for the legend. */
export const MARK_ICON = 'path://M5,0 L10,5 L5,10 L0,5 Z M5,2 L2,5 L5,8 L8,5 Z'

/** Draws a hollow diamond: [category, value]. */
export function barMark({ itemPayload }: ItemParams, context: ItemContext) {
  const look = itemPayload as unknown as GroupedBarLook & { readonly size: number; readonly paper: string }
  const { middle, width } = placeOf(look, context)
  const [, y = 0] = context.coord([0, numberOf(context, 1)])
  const half = Math.min(look.size, Math.max(look.size * 0.55, width * 0.5))
  return {
    type: 'polygon',
    shape: {
      points: [
        [middle, y - half],
        [middle + half, y],
        [middle, y + half],
        [middle - half, y],
      ],
    },
    style: { fill: look.paper, stroke: look.ink, lineWidth: look.line },
  }
}

/** A dashed line across a category. `rules` are [category, value]. */
export function groupRuleSeries(
  name: string,
  rules: readonly (readonly number[])[],
  look: { readonly ink: string; readonly line: number; readonly dash: readonly number[] },
): ChartOption {
  return {
    name,
    type: 'custom',
    renderItem: 'group-rule',
    itemPayload: look,
    itemStyle: { color: look.ink },
    dimensions: ['category', 'value'],
    encode: { x: 0, y: 1, tooltip: 1 },
    data: rules,
    z: 3,
  }
}

export const RULE_ICON = 'path://M0,4 h4 v1.2 h-4 Z M7,4 h4 v1.2 h-4 Z M14,4 h4 v1.2 h-4 Z M0,0 Z M18,9 Z'

/** Draws a dashed line: [category, value]. */
export function groupRule({ itemPayload }: ItemParams, context: ItemContext) {
  const [x = 0, y = 0] = context.coord([numberOf(context, 0), numberOf(context, 1)])
  const half = (categoryWidth(context) * (BARS + 0.06)) / 2
  return {
    type: 'line',
    shape: { x1: x - half, y1: y, x2: x + half, y2: y },
    style: { stroke: context.visual('color'), lineWidth: itemPayload['line'], lineDash: itemPayload['dash'] },
  }
}

function placeOf({ index, count }: GroupedBarLook, context: ItemContext) {
  const [centre = 0] = context.coord([numberOf(context, 0), 0])
  const all = categoryWidth(context) * BARS
  const each = all / count
  const middle = centre - all / 2 + each * (index + 0.5)
  const width = each * BAR
  return { middle, width, left: middle - width / 2 }
}

/** An error bar with its two ends; none where a bound is absent. */
function whisker(
  x: number,
  width: number,
  { ink, line }: Pick<GroupedBarLook, 'ink' | 'line'>,
  [low, high]: readonly [number, number],
  context: ItemContext,
) {
  if (!Number.isFinite(low) || !Number.isFinite(high)) return []
  const [, bottom = 0] = context.coord([0, low])
  const [, top = 0] = context.coord([0, high])
  const half = Math.min(width, line * 6) / 2
  return [
    [x, bottom, x, top],
    [x - half, bottom, x + half, bottom],
    [x - half, top, x + half, top],
  ].map(([x1, y1, x2, y2]) => ({
    type: 'line',
    shape: { x1, y1, x2, y2 },
    style: { stroke: ink, lineWidth: line },
    silent: true,
  }))
}
