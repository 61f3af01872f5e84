/** Calls of a run that a filter fits: as many as are in sight, asked for in pages. */
import { computed, ref, type Ref } from 'vue'
import type { CallRow } from '#shared/vocabulary/trace.ts'
import { useCall } from '../../stores/useCall.ts'
import type { PromptFilter } from './promptFilter.ts'

export interface CallsAsked {
  readonly run: Readonly<Ref<string>>
  readonly filter: Readonly<Ref<PromptFilter>>
  readonly pulse: () => unknown
}

/** Rows in one answer: what is in sight, and as much again before it must be asked for anew. */
const PAGE = 100
const LIMIT = 2 * PAGE

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
    /** Null where it is still on its way. */
    rowAt: (index: number): CallRow | null =>
      answer.value?.rows[index - (answered.value?.offset ?? 0)] ?? null,
    /** The first row in sight. */
    look: (index: number) => (first.value = index),
    failure,
    waiting,
  }
}
