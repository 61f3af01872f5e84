/** What the file in the form does to the runs of the study that it replaces. */
import { computed } from 'vue'
import { cellChanges, changesText } from '../../../stores/study/cellChanges.ts'
import { useDraftStudy } from '../../../stores/study/draftStudy.ts'
import { useCall } from '../../../stores/useCall.ts'

/** A sentence; null for a new study, and empty while something is wrong or not known. */
export function useStudyChanges() {
  const store = useDraftStudy()
  const { answer } = useCall('studies.view', () =>
    store.changing === null ? null : { study: store.changing },
  )
  const changes = computed(() => {
    if (store.changing === null) return null
    const { cells } = store.checked
    return answer.value === null || cells === null ? '' : changesText(cellChanges(answer.value.views, cells))
  })
  return { changes }
}
