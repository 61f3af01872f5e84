/** Moves the step that the pages of a run show: at once on the page, and in the address as soon as the hand rests. */
import { useTimeoutFn } from '@vueuse/core'
import { onScopeDispose } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { stepIn } from '../../../inspection/asOfStep.ts'
import { useMovingStep } from '../../../stores/steps/movingStep.ts'

/** The address follows when nothing moved for this long. Browsers take about 20 changes of it a second. */
const REST_MILLISECONDS = 200
/** Movements that follow one another sooner are one entry of the history. */
const PAUSE_MILLISECONDS = 1200

/** `move` for each movement of a drag, `rest` when it is over, `nudge` for a movement by itself, as by a key; null is now. */
export function useScrubbing(run: () => string) {
  const route = useRoute()
  const navigation = useRouter()
  const moving = useMovingStep()
  /** Whether the movement under way has its entry in the history. */
  let hasEntry = false

  async function write(): Promise<void> {
    const shown = moving.at
    if (shown === null || shown.run !== route.params['run']) {
      moving.at = null
      return
    }
    if (shown.step !== stepIn(route.query['step'])) {
      const query = { ...route.query, step: shown.step === null ? undefined : String(shown.step) }
      const replace = hasEntry
      hasEntry = true
      await navigation.push({ query, replace })
    }
    // What moved meanwhile is written in its turn.
    if (moving.at === shown) moving.at = null
  }
  const soon = useTimeoutFn(() => void write(), REST_MILLISECONDS, { immediate: false })
  const over = useTimeoutFn(() => (hasEntry = false), PAUSE_MILLISECONDS, { immediate: false })

  onScopeDispose(() => (moving.at = null))

  function move(step: number | null): void {
    moving.at = { run: run(), step }
    over.stop()
    soon.start()
  }
  return {
    move,
    nudge: (step: number | null): void => {
      move(step)
      over.start()
    },
    rest: (): void => {
      soon.stop()
      void write()
      over.start()
    },
  }
}
