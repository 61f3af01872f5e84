/** The report of a run's newest evaluation, refetched after each evaluation. */
import { computed, toRef } from 'vue'
import { useRunViews } from '../../stores/runs.ts'
import { useCall } from '../../stores/useCall.ts'

/** The report of one run; `failure` is set where it cannot be read. */
export function useReport(run: () => string) {
  const asked = toRef(run)
  const views = useRunViews(computed(() => [asked.value]))
  const view = computed(() => views.value.get(asked.value) ?? null)
  const { answer, answered, failure } = useCall('runs.report', () => ({ run: asked.value }), {
    // Cold start comes after the last evaluation.
    pulse: () => (view.value?.evaluations.length ?? 0) + (view.value?.coldStart ? 1 : 0),
  })
  return {
    /** Null before the first evaluation; see `known`. */
    report: computed(() => (answered.value?.run === asked.value ? answer.value : null)),
    known: computed(() => answered.value?.run === asked.value),
    failure,
    /** Whether the newest evaluation closes the run, and of which step it is; null before the first. */
    newest: computed(() => view.value?.evaluations.at(-1) ?? null),
  }
}
