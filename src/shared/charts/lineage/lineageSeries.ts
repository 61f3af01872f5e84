/** The shapes of a lineage: bands as wide as a community, and curves where one router becomes another. */
import type { RouterBand } from './routerBands.ts'

/** The part of the argument of ECharts' `renderItem` that is used here. */
interface Context {
  value(dimension: number): number | string
  coord(point: readonly [number, number]): readonly number[]
  visual(name: 'color'): unknown
}
interface Params {
  readonly dataIndex: number
  readonly itemPayload: Readonly<Record<string, unknown>>
}

/** Least width of a band in pixels, because a router that reaches no client still exists. */
const LEAST_PIXELS = 2
/** Stretches of a band that are shorter than this many pixels are drawn as one. */
const LEAST_SPAN = 0.5

/** The size of a label by that of other text. */
const LABEL = 0.85

type Point = readonly [number, number]

/** Renders the band of one router, with its label and a wider area that can be clicked. */
export function routerBand({ dataIndex, itemPayload }: Params, context: Context) {
  const band = (itemPayload['bands'] as readonly RouterBand[])[dataIndex]
  if (!band) return null
  const style = {
    fill: context.visual('color'),
    opacity: (itemPayload['opacities'] as readonly number[])[dataIndex],
  }
  const shape = {
    type: 'polygon',
    shape: { points: outlineOf(band, context) },
    style,
    emphasis: { style: { opacity: 1 } },
  }
  return { type: 'group', children: [grip(band, context), shape, ...labelOf(band, context, itemPayload)] }
}

/**
 * Renders a curve from the lane of one router to the lane of the other, around the step. None goes beyond the step until
 * which bands are drawn, behind which the names of routers stand.
 */
export function routerJoint({ itemPayload }: Params, context: Context) {
  const [step, from, into] = [0, 1, 2].map((dimension) => Number(context.value(dimension))) as [
    number,
    number,
    number,
  ]
  const reach = Number(itemPayload['reach'])
  const [x = 0, y1 = 0] = context.coord([step, from])
  const [, y2 = 0] = context.coord([step, into])
  const [last = 0] = context.coord([Number(itemPayload['until']), from])
  return {
    type: 'bezierCurve',
    shape: {
      x1: x - reach,
      y1,
      x2: Math.min(x + reach, last),
      y2,
      cpx1: x,
      cpy1: y1,
      cpx2: x,
      cpy2: y2,
      percent: 1,
    },
    style: {
      stroke: context.visual('color'),
      lineWidth: itemPayload['width'],
      opacity: itemPayload['opacity'],
      fill: null,
    },
  }
}

/**
 * The points around a band. Both axes are linear, so that three points of the plot place all others. Of the widths that a pixel shows the
 * largest is drawn.
 */
function outlineOf({ born, until, top, bottom, widths }: RouterBand, context: Context): readonly Point[] {
  const middle = (top + bottom) / 2
  const [left = 0, y = 0] = context.coord([born, middle])
  const [right = 0, below = 0] = context.coord([until + 1, middle + 1])
  const [across, down] = [(right - left) / (until + 1 - born), Math.abs(below - y)]
  const upper: Point[] = []
  let [from, drawn] = [left, 0]
  for (const [index, { clients }] of widths.entries()) {
    const end = left + ((widths[index + 1]?.step ?? until) - born) * across
    drawn = Math.max(drawn, LEAST_PIXELS / 2, (clients * down) / 2)
    if (end - from < LEAST_SPAN && index < widths.length - 1) continue
    upper.push([from, y - drawn], [end, y - drawn])
    ;[from, drawn] = [end, 0]
  }
  return [...upper, ...upper.map(([x, at]): Point => [x, 2 * y - at]).reverse()]
}

/** An invisible area over the whole lane, so that it can be clicked however thin the band is. */
function grip({ born, until, top, bottom }: RouterBand, context: Context) {
  const [left = 0, upper = 0] = context.coord([born, top])
  const [right = 0, lower = 0] = context.coord([until, bottom])
  return {
    type: 'rect',
    shape: { x: left, y: upper, width: Math.max(1, right - left), height: lower - upper },
    style: { fill: 'rgba(0,0,0,0)' },
  }
}

/** The label of a router that is alive, unless that of a larger one is in its place. */
function labelOf(band: RouterBand, context: Context, payload: Params['itemPayload']) {
  const { router, end, until } = band
  if (end !== null) return []
  const middleOf = ({ top, bottom }: RouterBand) => context.coord([until, (top + bottom) / 2])[1] ?? 0
  const fontSize = Number(payload['fontSize']) * LABEL
  const named: number[] = []
  // The largest first. ECharts copies what it is given, so that a band is known by its router.
  for (const other of payload['alive'] as readonly RouterBand[]) {
    const y = middleOf(other)
    const isFree = named.every((taken) => Math.abs(taken - y) >= fontSize)
    if (other.router === router && !isFree) return []
    if (other.router === router) break
    if (isFree) named.push(y)
  }
  const [x = 0, y = 0] = context.coord([until, (band.top + band.bottom) / 2])
  return [
    {
      type: 'text',
      x: x + 5,
      y,
      style: {
        text: router,
        fill: payload['text'],
        fontFamily: payload['font'],
        fontSize,
        verticalAlign: 'middle',
      },
    },
  ]
}
