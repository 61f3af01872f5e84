/** The estimate of the study being prepared, refetched once the form has not changed for a moment. */
import { refDebounced } from '@vueuse/core'
import { computed } from 'vue'
import type { Asked } from '../../../stores/answers/asked.ts'
import { useDatasets } from '../../../stores/datasets.ts'
import { useDraftStudy } from '../../../stores/study/draftStudy.ts'
import { useCall } from '../../../stores/useCall.ts'

const QUIET_MILLISECONDS = 400

/** There is no estimate while something is wrong, since the last one was for another study. */
export function useStudyEstimate() {
  const store = useDraftStudy()
  const datasets = useDatasets()
  const asking = computed(() => {
    const { file } = store.checked
    if (file === null) return null
    const study = store.changing === null ? {} : { study: store.changing }
    // Titles and notes cost nothing, and are typed letter by letter.
    return JSON.stringify({ file: { ...file, title: 'estimated', note: '' }, ...study })
  })
  const settled = refDebounced(asking, QUIET_MILLISECONDS)
  const { answer, failure, waiting } = useCall(
    'studies.estimate',
    () =>
      asking.value === null || settled.value === null
        ? null
        : (JSON.parse(settled.value) as Asked<'studies.estimate'>),
    { pulse: () => datasets.datasets },
  )
  /** Whether the estimate that is shown is of an earlier state of the form. */
  const stale = computed(() => asking.value !== null && (asking.value !== settled.value || waiting.value))
  return {
    estimate: computed(() => (asking.value === null ? null : answer.value)),
    failure: computed(() => (stale.value ? null : failure.value)),
    stale,
  }
}
