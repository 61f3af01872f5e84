/** A run is read as soon as a link to it is pressed, which is a tenth of a second before the press is a click. */
import { useEventListener } from '@vueuse/core'
import { useRouter } from 'vue-router'
import { useAnswers } from '../../../stores/answers/answers.ts'
import { useRuns } from '../../../stores/runs.ts'

/** How long what was read is kept up to date for a page that may come; the page keeps it from then on. */
const KEPT_MILLISECONDS = 5000

/** For the frame of the window: whatever page has the link. */
export function useRunAhead(): void {
  const navigation = useRouter()
  const runs = useRuns()
  const answers = useAnswers()

  useEventListener(
    document,
    'pointerdown',
    ({ target, button }) => {
      const run = button === 0 ? runOf(target) : null
      if (run === null) return
      runs.beginToWatch(run)
      setTimeout(() => runs.endToWatch(run), KEPT_MILLISECONDS)
      // Where it cannot be read, the page asks again and says so.
      answers.once('runs.manifest', { run }).catch(() => undefined)
    },
    { passive: true },
  )

  /** The run that the pressed link leads to; null for anything else, and for a run that is open already. */
  function runOf(target: EventTarget | null): string | null {
    const link = target instanceof Element ? target.closest('a') : null
    if (!link || link.origin !== location.origin) return null
    const { run } = navigation.resolve(link.pathname).params
    return typeof run === 'string' && !runs.views.has(run) ? run : null
  }
}
