/** An answer of the engine for as long as a component lives, refetched when the question changes, and from time to time while a run goes on. */
import { keepPreviousData, QueryObserver } from '@tanstack/query-core'
import { useTimeoutFn } from '@vueuse/core'
import { computed, onScopeDispose, shallowRef, watch } from 'vue'
import { useAnswers, type AnyCall, type Answered, type Asked } from './answers.ts'

export interface CallOptions {
  /** A value that changes when a newer answer may be there. */
  readonly pulse?: () => unknown
}

/** At least this long passes between two fetches of one question, however many pulses come. */
const QUIET_MILLISECONDS = 1000

/**
 * `params` is null where there is nothing to ask; they are the same where their JSON is. The last answer stays until
 * the next one is there, so that nothing flickers; `answered` says to which parameters it belongs. An answer that was
 * overtaken by a newer question is never shown. `failure` is that of a question that has no answer: where only asking
 * again failed, what is shown is still true.
 */
export function useCall<Name extends AnyCall>(
  name: Name,
  params: () => Asked<Name> | null,
  { pulse }: CallOptions = {},
) {
  const { client, queryOf } = useAnswers()
  const options = () => {
    const asked = params()
    return asked === null
      ? { queryKey: [name, null], enabled: false }
      : { ...queryOf(name, asked), enabled: true, placeholderData: keepPreviousData<Answered<Name>> }
  }
  const observer = new QueryObserver<Answered<Name>>(client, options())
  const result = shallowRef(observer.getCurrentResult())
  onScopeDispose(observer.subscribe((next) => (result.value = next)))
  watch(
    () => JSON.stringify(params()),
    () => observer.setOptions(options()),
  )

  const waiting = computed(() => result.value.isFetching)
  /** Whether a pulse came while an answer was being fetched or in the quiet time after it. Several count as one. */
  let due = false
  const again = () => {
    if (!due || waiting.value || params() === null) return
    due = false
    void observer.refetch()
  }
  const quiet = useTimeoutFn(again, QUIET_MILLISECONDS, { immediate: false })
  watch(
    waiting,
    (now) => {
      if (now) quiet.stop()
      else quiet.start()
    },
    { flush: 'sync' },
  )
  watch(
    () => pulse?.(),
    () => {
      due = true
      if (!quiet.isPending.value) again()
    },
  )

  return {
    /** Null before the first answer, and where there is nothing to ask. */
    answer: computed(() => result.value.data?.answer ?? null),
    answered: computed(() => result.value.data?.asked ?? null),
    failure: computed<unknown>(() => (result.value.data === undefined ? result.value.error : null)),
    waiting,
    refetch: () => void observer.refetch(),
  }
}
