/** The clients of the open run that match a search, asked for a moment after typing. */
import { refDebounced } from '@vueuse/core'
import { computed, type Ref } from 'vue'
import type { RunId } from '#shared/vocabulary/runs.ts'
import { useCall } from '../../stores/useCall.ts'

const TYPING_MILLISECONDS = 150
const LEAST_LETTERS = 2
const MOST = 8

/** At most eight clients. There are none while fewer than two letters are typed, or where the run has not begun. */
export function useFoundClients(run: Readonly<Ref<RunId | null>>, text: Readonly<Ref<string>>) {
  const typed = refDebounced(text, TYPING_MILLISECONDS)
  const { answer } = useCall('inspection.clients', () => {
    const search = typed.value.trim()
    const long = search.length >= LEAST_LETTERS && text.value.trim().length >= LEAST_LETTERS
    return run.value === null || !long ? null : { run: run.value, search, limit: MOST }
  })
  return computed(() => answer.value?.rows ?? [])
}
