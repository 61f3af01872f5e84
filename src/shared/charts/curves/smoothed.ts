/** Outcomes over interactions made smooth. */
import { inEnglish, type Say } from '../../vocabulary/wording/inEnglish.ts'
import type { FigureChoice } from '../../vocabulary/figures.ts'

/** With fewer values than these a mean says nothing. */
const LEAST = 10

/** What is smoothed how. */
export type Smoothed = Pick<FigureChoice, 'smoothing' | 'window'>

/** Returns the smooth value at each place; null for places with fewer than ten values so far, or than the window has. */
export function smoothed(
  values: readonly number[],
  { smoothing, window }: Smoothed,
): readonly (number | null)[] {
  switch (smoothing) {
    case 'mean':
      return movingMeans(values, window)
    case 'exponential':
      return exponentialMeans(values, window)
    case 'none':
      return blockMeans(values)
    default:
      return smoothing satisfies never
  }
}

/** Returns what the legend and the axis call it. */
export function smoothingName({ smoothing, window }: Smoothed, say: Say = inEnglish): string {
  switch (smoothing) {
    case 'mean':
      return say('moving mean, n = {window}', { window })
    case 'exponential':
      return say('exponential mean, n = {window}', { window })
    case 'none':
      return rawName(say)
    default:
      return smoothing satisfies never
  }
}

/** Returns what an axis calls it, which has little room. */
export function shortName({ smoothing, window }: Smoothed, say: Say = inEnglish): string {
  return smoothing === 'none'
    ? rawName(say)
    : smoothing === 'mean'
      ? say('mean of {window}', { window })
      : say('exp. mean, n = {window}', { window })
}

/** Returns what the legend calls the raw line: single outcomes are right or wrong, and no line can be drawn of them. */
export function rawName(say: Say = inEnglish): string {
  return say('means of {count}', { count: LEAST })
}

/** Returns the mean of each ten values, at the last of them; null elsewhere. */
export function blockMeans(values: readonly number[]): readonly (number | null)[] {
  let sum = 0
  return values.map((value, index) => {
    sum += value
    if ((index + 1) % LEAST !== 0) return null
    const mean = sum / LEAST
    sum = 0
    return mean
  })
}

/** The mean of the last `window` values. */
function movingMeans(values: readonly number[], window: number): readonly (number | null)[] {
  const least = Math.min(window, LEAST)
  let sum = 0
  return values.map((value, index) => {
    sum += value - (index >= window ? (values[index - window] ?? 0) : 0)
    const count = Math.min(index + 1, window)
    return count < least ? null : sum / count
  })
}

/**
 * A mean in which a value weighs 1 − 2 / (window + 1) times what the next weighs. It is divided by the sum of the
 * weights so far, since without that the first means would lean to nought.
 */
function exponentialMeans(values: readonly number[], window: number): readonly (number | null)[] {
  const least = Math.min(window, LEAST)
  const kept = 1 - 2 / (window + 1)
  let sum = 0
  let weight = 0
  return values.map((value, index) => {
    sum = kept * sum + (1 - kept) * value
    weight = kept * weight + (1 - kept)
    return index + 1 < least ? null : sum / weight
  })
}
