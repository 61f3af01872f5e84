/** What a chart over interactions tells of the step under the crosshair. */
import { formatCount } from '../../quantities.ts'
import { countWhile } from '../../vocabulary/recording/countUpTo.ts'
import { inEnglish, type Say } from '../../vocabulary/wording/inEnglish.ts'
import type { ChartOption } from '../figure.ts'
import type { RunLook } from '../runLooks.ts'
import type { ChartTheme } from '../theme.ts'

/** One line: what it is of, and its value as it is to be read. Lines are sorted by `order`, the greatest first. */
export interface TooltipLine {
  readonly name: string
  readonly text: string
  readonly order: number
  readonly symbol?: RunLook['symbol']
}

/** What is told of a step: lines, and sentences under them. */
export interface StepTold {
  /** The step that the values are of, where it is not the one under the crosshair. */
  readonly step?: number
  readonly lines: readonly TooltipLine[]
  readonly notes?: readonly string[]
}

const MOST_LINES = 10
const MOST_NOTES = 6
const MOST_LETTERS = 90
const SIGNS: Readonly<Record<string, string>> = {
  circle: '●',
  rect: '■',
  triangle: '▲',
  diamond: '◆',
  emptyCircle: '○',
  emptyRect: '□',
  emptyTriangle: '△',
  emptyDiamond: '◇',
}

/** Returns the tooltip of a chart; `tell` is asked for the step under the crosshair. Paper has none. */
export function stepTooltip(theme: ChartTheme, tell: (step: number) => StepTold): ChartOption {
  if (theme.name === 'paper') return {}
  return {
    tooltip: {
      trigger: 'axis',
      renderMode: 'richText',
      confine: true,
      transitionDuration: 0,
      axisPointer: { type: 'line', snap: false },
      textStyle: { fontFamily: theme.font, fontSize: 12 },
      formatter: (found: readonly { readonly axisValue?: unknown }[]) =>
        toldText(Math.max(0, Math.round(Number([found].flat()[0]?.axisValue ?? 0))), tell, theme.say),
    },
  }
}

/** Returns the text for a step. Texts of models cannot become markup: the signs of it are taken out. */
export function toldText(at: number, tell: (step: number) => StepTold, say: Say = inEnglish): string {
  const { step = at, lines, notes = [] } = tell(at)
  const sorted = [...lines].sort((one, other) => other.order - one.order)
  const more = sorted.length - MOST_LINES
  return [
    say('step {step}', { step: formatCount(step) }),
    ...sorted
      .slice(0, MOST_LINES)
      .map(({ name, text, symbol }) =>
        plain(`${symbol === undefined ? '' : `${SIGNS[symbol] ?? ''} `}${name}  ${text}`),
      ),
    ...(more > 0 ? [say('and {more} more', { more })] : []),
    ...notes.slice(0, MOST_NOTES).map(plain),
    ...(notes.length > MOST_NOTES ? [say('and {more} more', { more: notes.length - MOST_NOTES })] : []),
  ].join('\n')
}

function plain(text: string): string {
  const line = text.replace(/[{}|]/g, ' ').replaceAll(/[\r\n]+/g, ' ')
  return line.length > MOST_LETTERS ? `${line.slice(0, MOST_LETTERS - 1)}…` : line
}

/** Returns the point of a curve that is nearest to a step; undefined of an empty curve. Points are in order of steps. */
export function nearestTo<Point>(
  points: readonly Point[],
  step: number,
  stepOf: (point: Point) => number,
): Point | undefined {
  const after = points.findIndex((point) => stepOf(point) >= step)
  if (after < 0) return points.at(-1)
  const [next, before] = [points[after], after > 0 ? points[after - 1] : undefined]
  if (next === undefined || before === undefined) return next
  return stepOf(next) - step < step - stepOf(before) ? next : before
}

/** Returns the last point of a curve at or before a step; undefined where there is none. */
export function lastAt<Point>(
  points: readonly Point[],
  step: number,
  stepOf: (point: Point) => number,
): Point | undefined {
  const count = countWhile(points.length, (index) => {
    const point = points[index]
    return point !== undefined && stepOf(point) <= step
  })
  return points[count - 1]
}
