/** Changes whenever a run may have asked more: with its events, and while it works from time to time, as calls are kept before their stage is committed. */
import { computed, onScopeDispose, ref, watch, type Ref } from 'vue'
import { useRuns, useRunViews } from '../../stores/runs.ts'

const EVERY_MS = 2000

export function useCallPulse(run: Readonly<Ref<string>>) {
  const runs = useRuns()
  const views = useRunViews(computed(() => [run.value]))
  const beats = ref(0)
  const working = computed(() => runs.rowOf(run.value)?.status === 'running')
  let timer: ReturnType<typeof setInterval> | undefined
  watch(
    working,
    (works) => {
      clearInterval(timer)
      // The last outcomes are noted before the run says that it has ended.
      beats.value += 1
      if (works) timer = setInterval(() => document.hidden || (beats.value += 1), EVERY_MS)
    },
    { immediate: true },
  )
  onScopeDispose(() => clearInterval(timer))
  return { working, pulse: () => `${views.value.get(run.value)?.seq ?? 0} ${beats.value}` }
}
