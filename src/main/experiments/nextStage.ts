/**
 * Decides what a run does next, from its committed events alone, so that it resumes after a kill exactly where it was.
 */
import type { Stage, StampedEvent } from '#shared/events/runEvents.ts'
import { heldOutOf, type HeldOut } from '#shared/vocabulary/results.ts'
import type { LearningStage } from '../methods/method.ts'
import { endsTransaction } from './runRecorder.ts'

/** How far a run has come, apart from what its method has learnt. */
export interface RunProgress {
  /** The step of the last evaluation of the learning curve; 0 before the first. */
  readonly evaluatedStep: number
  /** The step of the last evaluation on validation items; null before the first. */
  readonly validatedStep: number | null
  readonly evaluatedFinally: boolean
  /** The closing stages that are completed. */
  readonly closed: readonly Stage[]
  readonly finished: boolean
}

/** The progress of a run without events. */
export const BEGINNING: RunProgress = {
  evaluatedStep: 0,
  validatedStep: null,
  evaluatedFinally: false,
  closed: [],
  finished: false,
}

/** Returns the progress after a transaction. */
export function progressed(progress: RunProgress, events: readonly StampedEvent[]): RunProgress {
  const evaluation = events.find((event) => event.type === 'evaluation-completed')
  return {
    evaluatedStep: evaluation ? evaluation.step : progress.evaluatedStep,
    validatedStep:
      evaluation && heldOutOf(evaluation.report.protocol) === 'validation'
        ? evaluation.step
        : progress.validatedStep,
    evaluatedFinally: progress.evaluatedFinally || evaluation?.final === true,
    closed: progress.evaluatedFinally ? [...progress.closed, ...stagesOf(events)] : progress.closed,
    finished: progress.finished || events.findLast(endsTransaction)?.type === 'run-finished',
  }
}

function stagesOf(events: readonly StampedEvent[]): readonly Stage[] {
  return events.flatMap((event) => (event.type === 'stage-completed' ? event.stage : []))
}

/** What is to be done next. */
export type NextStage =
  /** Learning stages that may be performed concurrently, up to the method's next barrier. */
  | { readonly kind: 'learning'; readonly stages: readonly LearningStage[] }
  | { readonly kind: 'evaluation'; readonly final: boolean }
  | { readonly kind: 'closing'; readonly stage: Stage }
  | { readonly kind: 'finish' }

/** When the curve has points, what they rank, and what comes after the final evaluation. */
export interface RunPlan {
  readonly evaluateEvery: number
  readonly curveOn: HeldOut
  /** Whether the final evaluation ranks the test; otherwise it is the last point of the curve. */
  readonly testAtEnd: boolean
  readonly closing: readonly Stage[]
}

/**
 * Returns what to do next, or null where the run is finished. `stages` are the method's next learning stages; `step` is
 * the last interaction record that it has learnt.
 */
export function nextStage(
  progress: RunProgress,
  { step, stages }: { readonly step: number; readonly stages: readonly LearningStage[] },
  { evaluateEvery, curveOn, testAtEnd, closing }: RunPlan,
): NextStage | null {
  if (progress.finished) return null
  const [first] = stages
  if (!first) {
    const stage = closing.find((kind) => !progress.closed.includes(kind))
    if (progress.evaluatedFinally)
      return stage === undefined ? { kind: 'finish' } : { kind: 'closing', stage }
    // The curve ends where the learning does; where it ranks what the end ranks, the final evaluation is its last point.
    return { kind: 'evaluation', final: !testAtEnd || curveOn === 'test' || progress.validatedStep === step }
  }
  // A remaining stage of the learnt step goes first, so that an evaluation sees the effect of the whole step.
  if (first.step > step && isEvaluationDue(step, evaluateEvery) && progress.evaluatedStep < step)
    return { kind: 'evaluation', final: false }
  const barrier = stages.findIndex((stage) => isEvaluationDue(stage.step, evaluateEvery))
  return { kind: 'learning', stages: barrier === -1 ? stages : stages.slice(0, barrier + 1) }
}

/** Returns whether the learning curve has a point after this step; an interval of 0 evaluates only at the end. */
export function isEvaluationDue(step: number, evaluateEvery: number): boolean {
  return evaluateEvery > 0 && step > 0 && step % evaluateEvery === 0
}
