/** The step that the pages of a run look back to, which the address states as `?step=`. Without it they show the newest state. */
import { computed } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { useMovingStep } from '../stores/steps/movingStep.ts'

/**
 * `asked` goes into the parameters of an inspection call, `query` into addresses that keep the step; `go` moves to
 * another step, or to now by null, as a new entry of the history.
 */
export function useAsOfStep() {
  const route = useRoute()
  const navigation = useRouter()
  const moving = useMovingStep()
  const step = computed(() =>
    moving.at !== null && moving.at.run === route.params['run']
      ? moving.at.step
      : stepIn(route.query['step']),
  )
  return {
    step,
    asked: computed(() => (step.value === null ? {} : { step: step.value })),
    query: computed((): Readonly<Record<string, string>> =>
      step.value === null ? {} : { step: String(step.value) },
    ),
    go: (to: number | null): void => {
      if (to !== stepIn(route.query['step']))
        void navigation.push({ query: { ...route.query, step: to === null ? undefined : String(to) } })
    },
  }
}

/** The step that a part of the address states; null where it states none. */
export function stepIn(value: unknown): number | null {
  return typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : null
}
