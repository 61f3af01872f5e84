/** What a view keeps of an evaluation: everything but the ranking of every user. */
import type { EvaluationReport, MethodReport, RandomFloor } from '../../vocabulary/results.ts'
import type { StampedEvent } from '../runEvents.ts'

/** A method's results without the ranking of every user. */
export type MethodSummary = Omit<MethodReport, 'outcomes'>

/** One evaluation: a point of the learning curve, or the final one. */
export interface EvaluationPoint {
  readonly step: number
  readonly final: boolean
  readonly protocol: EvaluationReport['protocol']
  readonly floor: RandomFloor
  /** The method of the run first, then the baselines. */
  readonly methods: readonly MethodSummary[]
}

/** Returns the point of an evaluation that was logged. */
export function evaluationPoint({
  step,
  final,
  report: { protocol, floor, methods },
}: Extract<StampedEvent, { type: 'evaluation-completed' }>): EvaluationPoint {
  const summaries = methods.map(
    ({ method, caveat, users, repetitions, mean, interval, perRepetition, coverage }) => {
      return { method, caveat, users, repetitions, mean, interval, perRepetition, coverage }
    },
  )
  return { step, final, protocol, floor, methods: summaries }
}
