/** A pulse that changes whenever a run may have made more calls: with its events, and every two seconds while it works, since calls are kept before their stage is committed. */
import { useDocumentVisibility, useIntervalFn } from '@vueuse/core'
import { computed, ref, watch, type Ref } from 'vue'
import { useRunPulse, useRuns, useRunViews } from '../../stores/runs.ts'

const EVERY_MS = 2000

/** The pulse of one run, with whether it works and which prompts it has asked. */
export function useCallPulse(run: Readonly<Ref<string>>) {
  const runs = useRuns()
  const views = useRunViews(computed(() => [run.value]))
  const ofRun = useRunPulse(() => run.value)
  const beats = ref(0)
  const working = computed(() => runs.rowOf(run.value)?.status === 'running')
  const visibility = useDocumentVisibility()
  const beat = () => void (beats.value += 1)
  const beating = useIntervalFn(() => visibility.value === 'hidden' || beat(), EVERY_MS, { immediate: false })
  watch(
    working,
    (works) => {
      // The last outcomes are noted before the run says that it has ended.
      beat()
      if (works) beating.resume()
      else beating.pause()
    },
    { immediate: true },
  )
  const view = computed(() => views.value.get(run.value))
  return {
    working,
    /** Names of the prompts that its committed stages have asked. */
    asked: computed(() => Object.keys(view.value?.calls ?? {})),
    pulse: () => `${ofRun()} ${beats.value}`,
  }
}
