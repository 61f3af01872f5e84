/** Clients of a run that match a search: as many as are in sight, asked for in pages. */
import { computed, onScopeDispose, ref, watch, type Ref } from 'vue'
import type { ClientRow } from '#shared/vocabulary/inspection.ts'
import { useConnection } from '../../connection/useConnection.ts'
import { useAsOfStep } from '../../inspection/asOfStep.ts'
import { useLiveAnswer } from '../../inspection/liveAnswer.ts'
import { useClientNames } from '../../stores/clientNames.ts'

export type ClientKind = 'all' | 'user' | 'item'
export type ClientOrder = 'revisions' | 'newest' | 'id'

export interface ClientsAsked {
  readonly run: Readonly<Ref<string>>
  readonly search: Readonly<Ref<string>>
  readonly kind: Readonly<Ref<ClientKind>>
  readonly sort: Readonly<Ref<ClientOrder>>
  readonly pulse: () => unknown
}

/** Rows in one answer: what is in sight, and as much again before it must be asked for anew. */
const PAGE = 100
const LIMIT = 2 * PAGE
const TYPING_MS = 150

export function useClientPages({ run, search, kind, sort, pulse }: ClientsAsked) {
  const { workbench } = useConnection()
  const { asked } = useAsOfStep()
  const names = useClientNames()
  const first = ref(0)
  const typed = ref(search.value.trim())
  let timer: ReturnType<typeof setTimeout> | undefined
  watch(search, (text) => {
    clearTimeout(timer)
    timer = setTimeout(() => (typed.value = text.trim()), TYPING_MS)
  })
  onScopeDispose(() => clearTimeout(timer))

  const { answer, failure, waiting } = useLiveAnswer({
    question: () => ({
      run: run.value,
      search: typed.value,
      kind: kind.value,
      sort: sort.value,
      offset: PAGE * Math.floor(first.value / PAGE),
      limit: LIMIT,
      ...asked.value,
    }),
    ask: async (question) => {
      const found = await workbench['inspection.clients'](question)
      names.learn(question.run, found.rows)
      return { ...found, offset: question.offset }
    },
    pulse,
  })

  return {
    /** Null before the first answer. */
    total: computed(() => answer.value?.total ?? null),
    /** Null where it is still on its way. */
    rowAt: (index: number): ClientRow | null => answer.value?.rows[index - answer.value.offset] ?? null,
    /** The first row in sight. */
    look: (index: number) => (first.value = index),
    failure,
    waiting,
  }
}
