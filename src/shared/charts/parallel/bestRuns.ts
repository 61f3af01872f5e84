/** The runs that reached most by one result, with what must be known of such a choice. */
import { heldOutOf, type HeldOut } from '../../vocabulary/results.ts'
import type { FigureRun } from '../figure.ts'
import type { PARALLEL_METRICS } from './parallelAxes.ts'

/** A result that runs can be chosen by. */
export type ChosenMetric = (typeof PARALLEL_METRICS)[number]

/** What makes values of runs no rivals: other data, validation items beside test items, or another protocol. */
export type NoRivals = 'dataset' | 'held-out' | 'protocol'

export type BestRuns =
  | { readonly kind: 'none' }
  | { readonly kind: 'incomparable'; readonly by: NoRivals }
  | {
      readonly kind: 'best'
      /** The best first. More than were asked for where values are equal at the end. */
      readonly runs: readonly FigureRun[]
      /** How many have a value, and how many have none and could not be chosen. */
      readonly of: number
      readonly without: number
      readonly heldOut: HeldOut
      /** Whether all values are of final evaluations. */
      readonly final: boolean
    }

/**
 * Returns the `count` runs with the highest value of the metric in their newest evaluations. Runs that ranked other
 * things are not held against one another.
 */
export function bestRuns(runs: readonly FigureRun[], metric: ChosenMetric, count: number): BestRuns {
  const valued = runs.flatMap((run) => {
    const point = run.view.evaluations.at(-1)
    const value = point?.methods[0]?.mean[metric]
    return point === undefined || value === undefined ? [] : [{ run, point, value }]
  })
  const [first] = valued
  if (first === undefined) return { kind: 'none' }
  const differ = (read: (one: (typeof valued)[number]) => unknown) =>
    new Set(valued.map((one) => JSON.stringify(read(one)))).size > 1
  const by = differ(({ run }) => [run.manifest.dataset.name, run.manifest.dataset.hash])
    ? 'dataset'
    : differ(({ point }) => heldOutOf(point.protocol))
      ? 'held-out'
      : differ(({ point: { protocol } }) => [
            protocol.split,
            protocol.candidates,
            protocol.users,
            protocol.negatives,
            protocol.repetitions,
          ])
        ? 'protocol'
        : null
  if (by !== null) return { kind: 'incomparable', by }
  const ordered = valued.toSorted((one, other) => other.value - one.value)
  const least = ordered[Math.min(count, ordered.length) - 1]?.value ?? Infinity
  const best = ordered.filter(({ value }) => value >= least)
  return {
    kind: 'best',
    runs: best.map(({ run }) => run),
    of: valued.length,
    without: runs.length - valued.length,
    heldOut: heldOutOf(first.point.protocol),
    final: valued.every(({ point }) => point.final),
  }
}
