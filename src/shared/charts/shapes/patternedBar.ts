/** A bar with its outline and pattern, as parts of a custom series. */
import { patternStrokes, type Box, type Pattern } from './seriesLook.ts'

/** How a bar is drawn; sizes are in pixels. */
export interface PatternedBarLook {
  readonly pattern: Pattern
  readonly line: number
  readonly gap: number
}

/** Returns the shapes of a bar in this colour. */
export function patternedBar(box: Box, colour: unknown, { pattern, line, gap }: PatternedBarLook) {
  return [
    {
      type: 'rect',
      shape: box,
      style: { fill: pattern === 'full' ? colour : 'rgba(0,0,0,0)', stroke: colour, lineWidth: line },
    },
    ...patternStrokes(pattern, box, gap).map(([x1, y1, x2, y2]) => ({
      type: 'line',
      shape: { x1, y1, x2, y2 },
      style: { stroke: colour, lineWidth: line * 0.8 },
      silent: true,
    })),
  ]
}
