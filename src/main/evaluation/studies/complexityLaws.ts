/** Table 5: how calls grow with N·N′, with router-centric updates, with M and with records, fitted over all runs of a block. */
import { COMPLEXITY_VARIANTS, type ComplexityLaw } from '#shared/vocabulary/studies/complexityLaw.ts'
import { powerLaw } from '../statistics/powerLaw.ts'
import type { CellOutcome } from './cellOutcome.ts'
import { shareRuns } from './rowPairs.ts'
import type { RowRuns } from './rowRuns.ts'

/** A run as a point; null where its report does not have a count. */
type PointOf = (cost: CellOutcome['cost']) => readonly [x: number, y: number | undefined]

/** Each law with the variants that the paper says it of. */
const LAWS: readonly {
  readonly calls: string
  readonly over: string
  readonly variants: readonly string[]
  readonly pointOf: PointOf
}[] = [
  {
    calls: 'propagation calls',
    over: 'N·N′',
    variants: COMPLEXITY_VARIANTS.withoutRouter,
    pointOf: ({ receivers, propagationCalls }) => [receivers ?? 0, propagationCalls],
  },
  {
    calls: 'router calls',
    over: 'router-centric updates',
    variants: COMPLEXITY_VARIANTS.withRouters,
    pointOf: ({ routerStages, routerCalls }) => [routerStages, routerCalls],
  },
  {
    calls: 'router calls',
    over: 'M',
    variants: COMPLEXITY_VARIANTS.withRouters,
    pointOf: ({ routerUpdates, routerCalls }) => [routerUpdates, routerCalls],
  },
]

/** An exponent over less than a doubling would be one of chance. */
const LEAST_SPREAD = 2

/**
 * Returns the laws that the finished runs of a block allow to fit: those with three runs at least, over a doubling
 * at least of what the calls grow with. The rows of one law are those of its variants, whatever their settings.
 */
export function complexityLaws(rows: readonly RowRuns[]): readonly ComplexityLaw[] {
  return LAWS.flatMap(({ calls, over, variants, pointOf }): ComplexityLaw[] => {
    const fitting = rows.filter(({ variant }) => variants.includes(variant))
    // A run that two rows share is one point.
    const own = fitting.filter((row, index) => !fitting.slice(0, index).some((one) => shareRuns(one, row)))
    const points = own.flatMap(({ name, runs }) =>
      runs
        .filter(({ outcome }) => outcome.final)
        .flatMap(({ outcome }) => {
          const [x, y] = pointOf(outcome.cost)
          return y === undefined ? [] : [{ row: name, x, y }]
        }),
    )
    const law = isSpread(points.map(({ x }) => x))
      ? powerLaw(points.map(({ x, y }) => [x, y] as const))
      : null
    return law ? [{ calls, over, ...law, points }] : []
  })
}

function isSpread(values: readonly number[]): boolean {
  const positive = values.filter((value) => value > 0)
  return Math.max(...positive) >= LEAST_SPREAD * Math.min(...positive)
}
