/** A density: cells in a few colours, all drawn as one shape for each colour, which is quicker than one for each cell. */
import type { ChartOption } from '../figure.ts'
import type { ItemContext, ItemParams } from './itemContext.ts'

/** From and to a place, from and to a value, and a share between 0 and 1. */
export type DensityCell = readonly [from: number, to: number, low: number, high: number, share: number]

/** More colours than these no eye tells apart beside one another. */
const LEVELS = 16

/** A series of cells, which fades through these colours from a share of 0 to one of 1. */
export function densitySeries(
  name: string,
  cells: readonly DensityCell[],
  colours: readonly string[],
): ChartOption {
  return {
    name,
    type: 'custom',
    renderItem: 'density',
    itemPayload: { cells, colours },
    encode: { x: [0, 1], y: [2, 3] },
    // One item draws all.
    data: cells.slice(0, 1),
    tooltip: { show: false },
    silent: true,
    clip: true,
  }
}

/** Draws all cells with the one item. */
export function density({ itemPayload }: ItemParams, context: ItemContext) {
  const { cells, colours } = itemPayload as unknown as {
    readonly cells: readonly DensityCell[]
    readonly colours: readonly string[]
  }
  const levels = new Map<number, string[]>()
  for (const { from, to, low, high, level } of runsOf(cells)) {
    const [left = 0, top = 0] = context.coord([from, high])
    const [right = 0, bottom = 0] = context.coord([to, low])
    // Half a pixel wider, so that no gap shows between neighbouring cells. A filled path is closed without being told,
    // and telling it costs a canvas more than all the rest.
    const rectangle = `M${round(left)},${round(top)} H${round(Math.max(left + 1, right) + 0.5)} V${round(Math.max(top + 1, bottom) + 0.5)} H${round(left)}`
    levels.set(level, [...(levels.get(level) ?? []), rectangle])
  }
  return {
    type: 'group',
    children: [...levels]
      .sort(([one], [other]) => one - other)
      .map(([level, rectangles]) => ({
        type: 'path',
        shape: { pathData: rectangles.join(' ') },
        style: { fill: mixed(colours, level / (LEVELS - 1)) },
      })),
  }
}

interface Run {
  readonly from: number
  readonly low: number
  readonly high: number
  readonly level: number
  to: number
}

/** Neighbouring cells of one row and colour as one. */
function runsOf(cells: readonly DensityCell[]): readonly Run[] {
  const runs: Run[] = []
  const newest = new Map<number, Run>()
  for (const [from, to, low, high, share] of cells) {
    const level = Math.round(share * (LEVELS - 1))
    const before = newest.get(low)
    if (before?.to === from && before.level === level) before.to = to
    else {
      const run = { from, to, low, high, level }
      newest.set(low, run)
      runs.push(run)
    }
  }
  return runs
}

/** Returns the colour at a share of the way through colours of six hexadecimal digits. */
export function mixed(colours: readonly string[], share: number): string {
  const at = Math.min(1, Math.max(0, share)) * (colours.length - 1)
  const first = Math.min(colours.length - 2, Math.floor(at))
  const [low, high] = [channels(colours[first] ?? ''), channels(colours[first + 1] ?? '')]
  return `rgb(${low.map((value, index) => Math.round(value + ((high[index] ?? value) - value) * (at - first))).join(',')})`
}

function channels(colour: string): readonly number[] {
  return [1, 3, 5].map((place) => Number.parseInt(colour.slice(place, place + 2), 16))
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
