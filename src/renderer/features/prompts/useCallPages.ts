/** The calls of a run that match a filter, fetched page by page as they come into sight. */
import { computed, ref, type Ref } from 'vue'
import type { CallRow } from '#shared/vocabulary/trace.ts'
import { useCall } from '../../stores/useCall.ts'
import type { PromptFilter } from './promptFilter.ts'

export interface CallsAsked {
  readonly run: Readonly<Ref<string>>
  readonly filter: Readonly<Ref<PromptFilter>>
  readonly pulse: () => unknown
}

/** An answer holds two pages of rows, so that scrolling by one page needs no new answer. */
const PAGE = 100
const LIMIT = 2 * PAGE

/** The pages of one list. `pulse` changes when a newer answer may be there. */
export function useCallPages({ run, filter, pulse }: CallsAsked) {
  const first = ref(0)
  const { answer, answered, failure, waiting } = useCall(
    'inspection.prompts',
    () => ({
      run: run.value,
      ...filter.value,
      offset: PAGE * Math.floor(first.value / PAGE),
      limit: LIMIT,
    }),
    { pulse },
  )
  return {
    /** Null before the first answer. */
    total: computed(() => answer.value?.total ?? null),
    /** All calls of the run that are kept, whatever the filter; null before the first answer. */
    kept: computed(() => answer.value?.kept ?? null),
    /** The steps whose calls were computed again; null for stored calls, and before the first answer. */
    recomputed: computed(() => answer.value?.recomputed ?? null),
    /** The row at an index; null while it is being fetched. */
    rowAt: (index: number): CallRow | null =>
      answer.value?.rows[index - (answered.value?.offset ?? 0)] ?? null,
    /** Tells which row is the first in sight. */
    look: (index: number) => (first.value = index),
    failure,
    waiting,
  }
}
