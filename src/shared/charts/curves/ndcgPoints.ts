/** The evaluations of a run as a curve. */
import type { EvaluationPoint } from '../../events/view/evaluationPoint.ts'
import { heldOutOf, RANDOM_FLOOR, type HeldOut, type MetricName } from '../../vocabulary/results.ts'
import type { FigureRun } from '../figure.ts'
import { rounded } from './curveSeries.ts'
import type { CurvePoint } from './meanCurve.ts'

type Viewed = Pick<FigureRun, 'view'>

/** One evaluation of the method of a run, with the bounds of its interval. */
export interface OwnPoint {
  readonly step: number
  readonly mean: number
  readonly low: number
  readonly high: number
}

/** A line that does not change: a reference, or the random floor. */
export interface ReferenceLine {
  readonly name: string
  readonly value: number
}

/** Returns the points of the curve, which rank the same items. Where these are validation items the test is apart. */
export function curvePoints({ view }: Viewed): readonly EvaluationPoint[] {
  const validated = view.evaluations.filter(({ protocol }) => heldOutOf(protocol) === 'validation')
  return validated.length > 0 ? validated : view.evaluations
}

/** Returns which items the curve ranks; null before the first evaluation. */
export function rankedBy(run: Viewed): HeldOut | null {
  const point = curvePoints(run).at(-1)
  return point ? heldOutOf(point.protocol) : null
}

/** Returns the metric of the method of the run at each evaluation. */
export function ownPoints(run: Viewed, cut: MetricName): readonly OwnPoint[] {
  return curvePoints(run).flatMap(({ step, methods: [own] }) =>
    own ? [{ step, mean: own.mean[cut], ...own.interval[cut] }] : [],
  )
}

/** Returns the points as a chart draws them. */
export function pointsOf(points: readonly OwnPoint[]): readonly CurvePoint[] {
  return points.map(({ step, mean }) => [step, rounded(mean)])
}

/** Returns the final ranking of test items, where the curve ranks others; null without one. */
export function finalTest(
  run: Viewed,
  cut: MetricName,
): { readonly step: number; readonly value: number } | null {
  const { evaluations } = run.view
  const final = evaluations.find(({ protocol, final }) => final && heldOutOf(protocol) === 'test')
  const [own] = final?.methods ?? []
  return final && own && curvePoints(run) !== evaluations ? { step: final.step, value: own.mean[cut] } : null
}

/** Returns the floor and the references of an evaluation at a cutoff. */
export function referenceLines(
  { floor, methods }: EvaluationPoint,
  cut: MetricName,
): readonly ReferenceLine[] {
  return [
    { name: RANDOM_FLOOR, value: floor[cut] },
    ...methods.slice(1).map(({ method, mean }) => ({ name: method, value: mean[cut] })),
  ]
}
