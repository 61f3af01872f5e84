/** The estimate of the experiment being prepared. It is refetched once the form has not changed for a moment, and the newest answer counts. */
import { refDebounced } from '@vueuse/core'
import { computed, type Ref } from 'vue'
import type { RunRequest } from '#shared/vocabulary/runs.ts'
import { useDatasets } from '../../stores/datasets.ts'
import { useDraftRun } from '../../stores/draft/draftRun.ts'
import { useCall } from '../../stores/useCall.ts'

const QUIET_MILLISECONDS = 300

/** While `ready` is false nothing is asked and there is no estimate, since the last one was for another form. */
export function useEstimate(ready: Ref<boolean>) {
  const draft = useDraftRun()
  const datasets = useDatasets()
  /** As JSON, so that an equal request is not asked again. The note does not affect the cost. */
  const asking = computed(() => (ready.value ? JSON.stringify({ ...draft.request, note: '' }) : null))
  const settled = refDebounced(asking, QUIET_MILLISECONDS)
  const { answer, failure, waiting } = useCall(
    'experiments.estimate',
    () => (ready.value && settled.value !== null ? (JSON.parse(settled.value) as RunRequest) : null),
    { pulse: () => datasets.datasets },
  )
  /** Whether the estimate that is shown is of an earlier state of the form. */
  const stale = computed(() => ready.value && (asking.value !== settled.value || waiting.value))
  return { estimate: answer, failure: computed(() => (stale.value ? null : failure.value)), stale }
}
