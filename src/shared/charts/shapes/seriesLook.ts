/** How series of bars are told apart in colour and in grey: by a colour and by a pattern of lines. */
import { seriesColor, type ChartTheme } from '../theme.ts'

/** A pattern: what of the area is filled, or the lines across it. */
export type Pattern = 'full' | 'empty' | 'rising' | 'falling' | 'crossed' | 'lying' | 'upright'

export interface SeriesLook {
  readonly colour: string
  readonly pattern: Pattern
}

const PATTERNS: readonly Pattern[] = ['full', 'rising', 'empty', 'falling', 'lying', 'crossed', 'upright']

/** Returns the look of the series with this index, from 0; after the last colour they come again with other patterns. */
export function seriesLook(theme: ChartTheme, index: number): SeriesLook {
  const again = Math.floor(index / theme.series.length)
  return {
    colour: seriesColor(theme, index),
    pattern: PATTERNS[(index + again) % PATTERNS.length] ?? 'full',
  }
}

/** A rectangle in pixels. */
export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** A line from (x1, y1) to (x2, y2). */
export type Stroke = readonly [x1: number, y1: number, x2: number, y2: number]

/** Returns the lines of a pattern within a box, this far apart. */
export function patternStrokes(pattern: Pattern, box: Box, gap: number): readonly Stroke[] {
  const { x, y, width, height } = box
  switch (pattern) {
    case 'full':
    case 'empty':
      return []
    case 'rising':
      return diagonals(box, gap)
    case 'falling':
      return diagonals(box, gap).map(([x1, y1, x2, y2]) => [2 * x + width - x1, y1, 2 * x + width - x2, y2])
    case 'crossed':
      return [...patternStrokes('rising', box, gap * 1.3), ...patternStrokes('falling', box, gap * 1.3)]
    case 'lying':
      return steps(height, gap).map((at) => [x, y + height - at, x + width, y + height - at])
    case 'upright':
      return steps(width, gap).map((at) => [x + at, y, x + at, y + height])
    default:
      return pattern satisfies never
  }
}

/** Lines from the lower left to the upper right; `at` is the way along the left and then the upper edge. */
function diagonals({ x, y, width, height }: Box, gap: number): readonly Stroke[] {
  return steps(width + height, gap * Math.SQRT2).map((at) => [
    x + Math.max(0, at - height),
    y + Math.min(height, at),
    x + Math.min(width, at),
    y + Math.max(0, at - width),
  ])
}

function steps(length: number, gap: number): readonly number[] {
  return Array.from({ length: Math.max(0, Math.ceil(length / gap) - 1) }, (_, index) => (index + 1) * gap)
}

/** The size of an icon in the legend, in units of its own. */
const ICON: Box = { x: 0, y: 0, width: 18, height: 8 }
const LINE = 0.8

/** Returns the icon of a look for a legend, as a path that is filled. */
export function lookIcon({ pattern }: Pick<SeriesLook, 'pattern'>): string {
  const { width, height } = ICON
  const frame: readonly Stroke[] = [
    [0, LINE / 2, width, LINE / 2],
    [0, height - LINE / 2, width, height - LINE / 2],
    [LINE / 2, 0, LINE / 2, height],
    [width - LINE / 2, 0, width - LINE / 2, height],
  ]
  if (pattern === 'full') return `path://M0,0 H${width} V${height} H0 Z`
  return `path://${[...frame, ...patternStrokes(pattern, ICON, 3)].map(thick).join(' ')}`
}

/** A line as an area. */
function thick([x1, y1, x2, y2]: Stroke): string {
  const length = Math.hypot(x2 - x1, y2 - y1)
  const [dx, dy] = [((y2 - y1) / length) * (LINE / 2), ((x1 - x2) / length) * (LINE / 2)]
  const corner = (x: number, y: number) => `${round(x)},${round(y)}`
  return `M${corner(x1 + dx, y1 + dy)} L${corner(x2 + dx, y2 + dy)} L${corner(x2 - dx, y2 - dy)} L${corner(x1 - dx, y1 - dy)} Z`
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
