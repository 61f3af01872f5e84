/** Clients of the run that is open, as far as a search finds them; a moment after typing. */
import { refDebounced } from '@vueuse/core'
import { computed, type Ref } from 'vue'
import type { RunId } from '#shared/vocabulary/runs.ts'
import { useCall } from '../../stores/useCall.ts'

const TYPING_MILLISECONDS = 150
const LEAST_LETTERS = 2
const MOST = 8

/** None while less than two letters were typed, and of a run that has not begun and so has no clients. */
export function useFoundClients(run: Readonly<Ref<RunId | null>>, text: Readonly<Ref<string>>) {
  const typed = refDebounced(text, TYPING_MILLISECONDS)
  const { answer } = useCall('inspection.clients', () => {
    const search = typed.value.trim()
    const long = search.length >= LEAST_LETTERS && text.value.trim().length >= LEAST_LETTERS
    return run.value === null || !long ? null : { run: run.value, search, limit: MOST }
  })
  return computed(() => answer.value?.rows ?? [])
}
