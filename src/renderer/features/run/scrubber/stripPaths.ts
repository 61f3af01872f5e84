/** The strip of a run as paths of an SVG: one for each kind of thing, however many there are. */
import type { RunStrip } from '#shared/vocabulary/recording/runStrip.ts'

/** Where and how large it is drawn, in pixels. */
export interface StripPlace {
  readonly width: number
  /** The step at the right end. */
  readonly last: number
}

/** Paths in a picture of `width` by `STRIP_HEIGHT` pixels; each is empty where there is nothing of its kind. */
export interface StripPaths {
  /** Bars of the predictions, and within them those that were right. */
  readonly judged: string
  readonly right: string
  readonly updates: string
  readonly splits: string
  readonly merges: string
  readonly evaluations: string
  readonly pauses: string
}

export const STRIP_HEIGHT = 30
/** The bars stand on the lower part, the marks of updates in the upper one. */
const BARS = { top: 14, height: 14 }
/** Half the width of a mark. */
const HALF = 3
/** Marks that are nearer to one another than this are drawn as one. */
const NEAREST = 3

/** Where a step lies, in pixels. */
export function xOf(step: number, { width, last }: StripPlace): number {
  return last === 0 ? 0 : (width * Math.min(step, last)) / last
}

/** Returns what is to be drawn. */
export function stripPaths(strip: RunStrip, place: StripPlace): StripPaths {
  const { updates, evaluations, pauses } = strip
  const bar = (from: number, to: number, share: number) =>
    `M${at(from)} ${BARS.top + BARS.height}V${at(BARS.top + BARS.height * (1 - share))}H${at(to)}V${BARS.top + BARS.height}Z`
  const bars = strip.bins.map(({ judged, right }, index) => {
    const from = xOf(index * strip.every, place)
    const to = xOf(index * strip.every + judged, place)
    // A hair of room between bars, where these are wide enough for it.
    return { from, to: to - from > 3 ? to - 1 : to, share: judged === 0 ? 0 : right / judged }
  })
  const marks = (steps: readonly number[], draw: (x: number) => string) =>
    spread(steps.map((step) => xOf(step, place)))
      .map((x) => draw(x))
      .join('')
  const stepsOf = (kind: 'splits' | 'merges') =>
    updates.filter((update) => update[kind] > 0).map(({ step }) => step)
  return {
    judged: bars.map(({ from, to }) => bar(from, to, 1)).join(''),
    right: bars.map(({ from, to, share }) => (share === 0 ? '' : bar(from, to, share))).join(''),
    updates: marks(
      updates.map(({ step }) => step),
      (x) => `M${at(x)} 13V10`,
    ),
    splits: marks(stepsOf('splits'), (x) => `M${at(x - HALF)} 5L${at(x)} 0L${at(x + HALF)} 5Z`),
    merges: marks(stepsOf('merges'), (x) => `M${at(x - HALF)} 6L${at(x)} 11L${at(x + HALF)} 6Z`),
    evaluations: marks(
      evaluations.map(({ step }) => step),
      (x) => `M${at(x)} 17L${at(x + 4)} 21L${at(x)} 25L${at(x - 4)} 21Z`,
    ),
    pauses: marks(
      pauses.map(({ step }) => step),
      (x) => `M${at(x - 1.5)} 0V${STRIP_HEIGHT}M${at(x + 1.5)} 0V${STRIP_HEIGHT}`,
    ),
  }
}

/** Leaves out what would be drawn on top of what is there already. */
function spread(places: readonly number[]): readonly number[] {
  const kept: number[] = []
  for (const x of places) if (x - (kept.at(-1) ?? -Infinity) >= NEAREST) kept.push(x)
  return kept
}

/** A coordinate, short: a long run would otherwise have long paths. */
function at(value: number): string {
  return String(Math.round(value * 10) / 10)
}
