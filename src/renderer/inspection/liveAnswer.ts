/** An answer of the engine that is asked for anew when the question changes, and from time to time while a run goes on. */
import { onScopeDispose, ref, shallowRef, watch } from 'vue'
import { useConnection } from '../connection/useConnection.ts'

export interface LiveQuestion<Question, Answer> {
  /** Null where there is nothing to ask. Questions are the same where their JSON is. */
  readonly question: () => Question | null
  readonly ask: (question: Question) => Promise<Answer>
  /** Changes when a newer answer may be there. */
  readonly pulse: () => unknown
}

/** No two answers to one question are asked for within this time. */
const QUIET_MS = 1000

/** The last answer stays until the next one is there, so that nothing flickers; `answered` says to which question it belongs. */
export function useLiveAnswer<Question, Answer>(live: LiveQuestion<Question, Answer>) {
  const { onReconnect } = useConnection()
  return liveAnswer(live, onReconnect)
}

export function liveAnswer<Question, Answer>(
  { question, ask, pulse }: LiveQuestion<Question, Answer>,
  onReconnect: (listener: () => void) => () => void,
) {
  const answer = shallowRef<Answer | null>(null)
  const answered = shallowRef<Question | null>(null)
  const failure = shallowRef<unknown>(null)
  const waiting = ref(false)
  let number = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  /** A pulse while an answer is on its way or in the quiet time after it is remembered, not repeated. */
  let due = false

  async function begin(): Promise<void> {
    const asked = question()
    number += 1
    const mine = number
    clearTimeout(timer)
    timer = undefined
    due = false
    waiting.value = asked !== null
    if (asked === null) {
      answer.value = null
      answered.value = null
      failure.value = null
      return
    }
    try {
      const found = await ask(asked)
      if (mine !== number) return
      answer.value = found
      answered.value = asked
      failure.value = null
    } catch (error) {
      if (mine !== number) return
      // What is shown of the same question is still true; what is shown of another one is not an answer.
      if (JSON.stringify(answered.value) !== JSON.stringify(asked)) {
        answer.value = null
        answered.value = null
        failure.value = error
      }
    }
    waiting.value = false
    timer = setTimeout(() => {
      timer = undefined
      if (due) void begin()
    }, QUIET_MS)
  }

  watch(() => JSON.stringify(question()), begin, { immediate: true })
  watch(pulse, () => {
    if (waiting.value || timer !== undefined) due = true
    else void begin()
  })
  const forget = onReconnect(() => void begin())
  onScopeDispose(() => {
    forget()
    clearTimeout(timer)
    number += 1
  })
  return { answer, answered, failure, waiting }
}
