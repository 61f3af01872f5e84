/** Rests between two fetches of one question, so that a page whose answers are costly is still quick to the hand. */
import { tryOnScopeDispose, useTimeoutFn } from '@vueuse/core'
import { ref } from 'vue'

/** At least this long a rest is. */
const LEAST_MILLISECONDS = 1000
/** How many times as long as the answer and its drawing took: a fifth of the time goes to them at most. */
const TIMES = 4

/** Calls `over` at the end of each rest; the first question is asked at once. A page out of sight rests until it is seen again. */
export function useRests(over: () => void) {
  const length = ref(LEAST_MILLISECONDS)
  const rest = useTimeoutFn(over, length, { immediate: false })
  let asked = performance.now()
  let forget: (() => void) | null = null
  const stop = () => {
    forget?.()
    forget = null
    rest.stop()
  }
  tryOnScopeDispose(stop)
  return {
    isResting: () => forget !== null || rest.isPending.value,
    /** To be called when the question is asked. */
    stop: () => {
      stop()
      asked = performance.now()
    },
    /** To be called when the answer is there. */
    begin: () => {
      forget = afterPainted(() => {
        forget = null
        length.value = Math.max(LEAST_MILLISECONDS, TIMES * (performance.now() - asked))
        rest.start()
      })
    },
  }
}

/** Calls back when what is drawn now is painted, at once where nothing is ever painted. Answers with a way to forget it. */
function afterPainted(then: () => void): (() => void) | null {
  if (typeof requestAnimationFrame === 'undefined') {
    then()
    return null
  }
  let frame = requestAnimationFrame(() => {
    frame = requestAnimationFrame(then)
  })
  return () => cancelAnimationFrame(frame)
}
