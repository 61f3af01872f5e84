/** A run as of the step that its pages look back to. */
import { computed } from 'vue'
import { useAsOfStep } from '../../inspection/asOfStep.ts'
import { useCall } from '../../stores/useCall.ts'

/** `view` is null while the pages show now, and before the first answer; after that the last answer stays until the next one. */
export function usePastView(run: () => string) {
  const { step } = useAsOfStep()
  const { answer, answered, failure } = useCall('runs.glance', () =>
    step.value === null ? null : { run: run(), step: step.value },
  )
  return {
    /** Whether a step is looked back to whose view is not there yet. */
    awaited: computed(
      () => step.value !== null && (answered.value?.run !== run() || answered.value.step !== step.value),
    ),
    view: computed(() => (step.value !== null && answered.value?.run === run() ? answer.value : null)),
    failure,
  }
}
