/** Tries preprocessing on the prepared source whenever it changes, and keeps the newest answer. */
import { watchDebounced } from '@vueuse/core'
import { ref, shallowRef, type Ref } from 'vue'
import type { Preprocessing, StepCount } from '#shared/vocabulary/imports/preprocessing.ts'
import { useConnection } from '../../../../connection/useConnection.ts'

/** Typing pauses this long before it is tried, in milliseconds. */
const PAUSE = 200

/** `source` is the ticket of the prepared source; `options` is null where a field cannot be read. */
export function useTriedPreprocessing(source: Ref<string>, options: Ref<Preprocessing | null>) {
  const { workbench } = useConnection()
  const tried = shallowRef<{ readonly steps: readonly StepCount[]; readonly options: Preprocessing } | null>(
    null,
  )
  const failure = shallowRef<unknown>(null)
  const busy = ref(false)
  let attempt = 0

  async function tryNow(): Promise<void> {
    const now = options.value
    if (now === null) return
    const mine = ++attempt
    busy.value = true
    try {
      const { steps } = await workbench['datasets.preprocess']({ source: source.value, preprocessing: now })
      if (mine !== attempt) return
      tried.value = { steps, options: now }
      failure.value = null
    } catch (error) {
      if (mine !== attempt) return
      tried.value = null
      failure.value = error
    } finally {
      if (mine === attempt) busy.value = false
    }
  }

  watchDebounced([source, options], () => void tryNow(), { debounce: PAUSE })
  void tryNow()
  return { tried, failure, busy }
}
