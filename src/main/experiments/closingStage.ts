/** What a run does after its final evaluation and before it is finished. */
import type { RunEvent, Stage } from '#shared/events/runEvents.ts'
import type { LearningWork } from '../methods/method.ts'

/** A stage that learns nothing: it reads the state as it is at the end. Its facts are committed together or not at all. */
export interface ClosingStage {
  /** The stage's name in `stage-completed`; distinct among the closing stages of a run. */
  readonly kind: Stage
  /** Performs the stage and returns its facts. Changes nothing. @throws WorkbenchError `cancelled`, and whatever the ports throw. */
  perform(work: LearningWork): Promise<readonly RunEvent[]>
}
