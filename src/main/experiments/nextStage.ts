/** What a run does next, from what is on disk alone: so it goes on after a kill as if nothing had been. */
import type { StampedEvent } from '#shared/events/runEvents.ts'
import type { LearningStage } from '../methods/method.ts'
import { endsTransaction } from './runRecorder.ts'

/** How far a run has come besides what its method has learnt. */
export interface RunProgress {
  /** Step of the last evaluation of the curve; 0 before the first. */
  readonly evaluatedStep: number
  readonly evaluatedFinally: boolean
  readonly finished: boolean
}

export const BEGINNING: RunProgress = { evaluatedStep: 0, evaluatedFinally: false, finished: false }

/** The progress after a transaction. */
export function progressed(progress: RunProgress, events: readonly StampedEvent[]): RunProgress {
  const evaluation = events.find((event) => event.type === 'evaluation-completed')
  return {
    evaluatedStep: evaluation ? evaluation.step : progress.evaluatedStep,
    evaluatedFinally: progress.evaluatedFinally || evaluation?.final === true,
    finished: progress.finished || events.findLast(endsTransaction)?.type === 'run-finished',
  }
}

export type NextStage =
  /** Stages that may be performed side by side, up to the next barrier. */
  | { readonly kind: 'learning'; readonly stages: readonly LearningStage[] }
  | { readonly kind: 'evaluation'; readonly final: boolean }
  | { readonly kind: 'finish' }

/** `stages` are those of the method that come next, of which the step is the last that is learnt. */
export function nextStage(
  progress: RunProgress,
  { step, stages }: { readonly step: number; readonly stages: readonly LearningStage[] },
  evaluateEvery: number,
): NextStage | null {
  if (progress.finished) return null
  const [first] = stages
  if (!first) return progress.evaluatedFinally ? { kind: 'finish' } : { kind: 'evaluation', final: true }
  // A stage of the step that is learnt goes first: an evaluation sees what became of the whole step.
  if (first.step > step && isEvaluationDue(step, evaluateEvery) && progress.evaluatedStep < step)
    return { kind: 'evaluation', final: false }
  const barrier = stages.findIndex((stage) => isEvaluationDue(stage.step, evaluateEvery))
  return { kind: 'learning', stages: barrier === -1 ? stages : stages.slice(0, barrier + 1) }
}

/** Whether the curve has a point after this step; 0 evaluates only at the end. */
export function isEvaluationDue(step: number, evaluateEvery: number): boolean {
  return evaluateEvery > 0 && step > 0 && step % evaluateEvery === 0
}
