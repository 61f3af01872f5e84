/** What the experiment being prepared will cost: asked anew when it has not changed for a moment; the newest answer counts. */
import { onScopeDispose, ref, shallowRef, watch, type Ref } from 'vue'
import type { RunEstimate } from '#shared/vocabulary/runs.ts'
import { useDatasets } from '../../stores/datasets.ts'
import { useDraftRun } from '../../stores/draftRun.ts'

const QUIET_MILLISECONDS = 300

/** While `ready` is false nothing is asked, and the last estimate is taken away: it was for something else. */
export function useEstimate(ready: Ref<boolean>) {
  const draft = useDraftRun()
  const datasets = useDatasets()
  const estimate = shallowRef<RunEstimate | null>(null)
  const failure = shallowRef<unknown>(null)
  /** The estimate shown is of an earlier state of the form. */
  const stale = ref(false)
  let asked = 0
  let timer: ReturnType<typeof setTimeout> | undefined

  async function ask(number: number): Promise<void> {
    try {
      const answer = await draft.estimate()
      if (number !== asked) return
      estimate.value = answer
      failure.value = null
    } catch (error) {
      if (number !== asked) return
      estimate.value = null
      failure.value = error
    }
    stale.value = false
  }

  function askSoon(): void {
    clearTimeout(timer)
    asked += 1
    failure.value = null
    stale.value = ready.value
    if (!ready.value) {
      estimate.value = null
      return
    }
    const number = asked
    timer = setTimeout(() => void ask(number), QUIET_MILLISECONDS)
  }

  const asking = () => JSON.stringify([ready.value, { ...draft.request, note: '' }])
  watch([asking, () => datasets.datasets], askSoon, { immediate: true })
  onScopeDispose(() => {
    clearTimeout(timer)
    asked += 1
  })
  return { estimate, failure, stale }
}
