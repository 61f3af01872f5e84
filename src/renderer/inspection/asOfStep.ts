/** The step that the pages of a run look back to, which the address states as `?step=`. Without it they show the newest state. */
import { computed } from 'vue'
import { useRoute } from 'vue-router'

/** `asked` goes into the parameters of an inspection call, `query` into addresses that keep the step. */
export function useAsOfStep() {
  const route = useRoute()
  const step = computed(() => stepIn(route.query['step']))
  return {
    step,
    asked: computed(() => (step.value === null ? {} : { step: step.value })),
    query: computed((): Readonly<Record<string, string>> =>
      step.value === null ? {} : { step: String(step.value) },
    ),
  }
}

/** The step that a part of the address states; null where it states none. */
export function stepIn(value: unknown): number | null {
  return typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : null
}
