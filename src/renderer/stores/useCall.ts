/** An answer of the engine for as long as a component lives, refetched when the question changes, and from time to time while a run goes on. */
import { keepPreviousData, QueryObserver } from '@tanstack/query-core'
import { computed, onScopeDispose, shallowRef, watch } from 'vue'
import { useAnswers } from './answers/answers.ts'
import type { Answered, AnyCall, Asked } from './answers/asked.ts'
import { useRests } from './answers/useRests.ts'
import { onlyStepDiffers } from './steps/onlyStepDiffers.ts'

export interface CallOptions {
  /** A value that changes when a newer answer may be there. */
  readonly pulse?: () => unknown
}

/** Answers as of past steps are many while a scrubber is moved, and some are large. */
const PAST_KEPT_MILLISECONDS = 2000

/**
 * `params` is null where there is nothing to ask; they are the same where their JSON is. The last answer stays until
 * the next one is there, so that nothing flickers; `answered` says to which parameters it belongs. An answer that was
 * overtaken by a newer question is never shown. Of questions that differ in their step alone one is asked at a time, and
 * then the newest, so that what is shown moves along with a scrubber as fast as the engine answers. `failure` is that of a question that has no answer: where only asking
 * again failed, what is shown is still true.
 */
export function useCall<Name extends AnyCall>(
  name: Name,
  params: () => Asked<Name> | null,
  { pulse }: CallOptions = {},
) {
  const { client, queryOf } = useAnswers()
  let asked = params()
  const options = () => {
    if (asked === null) return { queryKey: [name, null], enabled: false }
    const kept = 'step' in asked && asked.step !== undefined ? { gcTime: PAST_KEPT_MILLISECONDS } : {}
    return {
      ...queryOf(name, asked),
      ...kept,
      enabled: true,
      placeholderData: keepPreviousData<Answered<Name>>,
    }
  }
  const observer = new QueryObserver<Answered<Name>>(client, options())
  const result = shallowRef(observer.getCurrentResult())
  onScopeDispose(observer.subscribe((next) => (result.value = next)))
  const waiting = computed(() => result.value.isFetching)
  function ask(): void {
    asked = params()
    observer.setOptions(options())
  }
  /** Whether a question waits for the answer to the one before. */
  let held = false
  watch(
    () => JSON.stringify(params()),
    () => {
      held = waiting.value && onlyStepDiffers(asked, params())
      if (!held) ask()
    },
  )
  /** Whether a pulse came while an answer was being fetched or in the rest after it. Several count as one. */
  let due = false
  const again = () => {
    if (!due || waiting.value || params() === null) return
    due = false
    void observer.refetch()
  }
  const rests = useRests(again)
  watch(
    waiting,
    (now) => {
      if (now) return rests.stop()
      rests.begin()
      if (held) ask()
      held = false
    },
    { flush: 'sync' },
  )
  watch(
    () => pulse?.(),
    () => {
      due = true
      if (!rests.isResting()) again()
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
