/** One page of rows that the engine searches: it is refetched when search or page changes, and the newest answer counts. */
import { refDebounced, useTimeoutFn } from '@vueuse/core'
import { ref, watch, type Ref } from 'vue'
import type { Asked } from '../../stores/answers/asked.ts'
import { useCall } from '../../stores/useCall.ts'

const QUIET_MILLISECONDS = 150
/** A progress bar appears only when an answer takes longer than this. */
const SLOW_MILLISECONDS = 200

/** `page` counts from 1. Only typing waits for its end; the first page and turning pages do not. */
export function usePagedRows<Name extends 'datasets.items' | 'datasets.histories'>(
  name: Name,
  asked: {
    readonly dataset: () => string
    readonly search: Ref<string>
    readonly page: Ref<number>
    readonly limit: number
  },
) {
  const { search, page, limit } = asked
  const typed = refDebounced(search, QUIET_MILLISECONDS)
  const params = () => ({
    dataset: asked.dataset(),
    search: typed.value.trim(),
    offset: (page.value - 1) * limit,
    limit,
  })
  // Both calls take the same; of a name that may be either, the compiler knows neither.
  const { answer, failure, waiting } = useCall(name, params as () => Asked<Name>)
  watch(answer, (found) => {
    const last = Math.max(1, Math.ceil((found?.total ?? 0) / limit))
    // The address may be from a time when there were more rows.
    if (found && !waiting.value && page.value > last) page.value = last
  })

  /** Whether the answer takes long enough to show a progress bar. */
  const slow = ref(false)
  const patience = useTimeoutFn(() => (slow.value = true), SLOW_MILLISECONDS, { immediate: false })
  watch(
    waiting,
    (now) => {
      slow.value = false
      if (now) patience.start()
      else patience.stop()
    },
    { immediate: true },
  )
  return { found: answer, failure, waiting, slow }
}
