/** The clients of a run that match a search, fetched page by page as they come into sight. */
import { refDebounced } from '@vueuse/core'
import { computed, ref, watch, type Ref } from 'vue'
import type { ClientRow } from '#shared/vocabulary/inspection.ts'
import { useAsOfStep } from '../../inspection/asOfStep.ts'
import { useClientNames } from '../../stores/clientNames.ts'
import { useCall } from '../../stores/useCall.ts'

export type ClientKind = 'all' | 'user' | 'item'
export type ClientOrder = 'revisions' | 'newest' | 'id'

export interface ClientsAsked {
  readonly run: Readonly<Ref<string>>
  readonly search: Readonly<Ref<string>>
  readonly kind: Readonly<Ref<ClientKind>>
  readonly sort: Readonly<Ref<ClientOrder>>
  readonly pulse: () => unknown
}

/** An answer holds two pages of rows, so that scrolling by one page needs no new answer. */
const PAGE = 100
const LIMIT = 2 * PAGE
const TYPING_MS = 150

/** The pages of one list. `pulse` changes when a newer answer may be there. */
export function useClientPages({ run, search, kind, sort, pulse }: ClientsAsked) {
  const { asked } = useAsOfStep()
  const names = useClientNames()
  const first = ref(0)
  const typed = refDebounced(search, TYPING_MS)

  const { answer, answered, failure, waiting } = useCall(
    'inspection.clients',
    () => ({
      run: run.value,
      search: typed.value.trim(),
      kind: kind.value,
      sort: sort.value,
      offset: PAGE * Math.floor(first.value / PAGE),
      limit: LIMIT,
      ...asked.value,
    }),
    { pulse },
  )
  watch(answer, (found) => found && names.learn(answered.value?.run ?? run.value, found.rows), {
    immediate: true,
  })

  return {
    /** Null before the first answer. */
    total: computed(() => answer.value?.total ?? null),
    /** The row at an index; null while it is being fetched. */
    rowAt: (index: number): ClientRow | null =>
      answer.value?.rows[index - (answered.value?.offset ?? 0)] ?? null,
    /** Tells which row is the first in sight. */
    look: (index: number) => (first.value = index),
    failure,
    waiting,
  }
}
