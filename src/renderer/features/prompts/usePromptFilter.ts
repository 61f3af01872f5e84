/** The filter of the page of prompts: a choice is in the address at once, and typed text a moment later. */
import { useTimeoutFn } from '@vueuse/core'
import { computed, ref, shallowRef, watch } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { useAsOfStep } from '../../inspection/asOfStep.ts'
import { fieldsOf, filterOf, NO_FILTER, queryOf, type FilterFields } from './promptFilter.ts'

const QUIET_MILLISECONDS = 250

/** The fields as writable refs, and the filter that the address states. */
export function usePromptFilter() {
  const route = useRoute()
  const navigation = useRouter()
  const asOf = useAsOfStep()
  const fields = shallowRef<FilterFields>(fieldsOf(route.query))
  const place = route.name
  let written = JSON.stringify(queryOf(fields.value))

  const delay = ref(0)
  const writing = useTimeoutFn(write, delay, { immediate: false })
  function write(): void {
    writing.stop()
    const query = queryOf(fields.value)
    if (JSON.stringify(query) === written || route.name !== place) return
    written = JSON.stringify(query)
    void navigation.replace({ params: route.params, query: { ...query, ...asOf.query.value } })
  }
  watch(
    () => route.query,
    (query) => {
      const found = fieldsOf(query)
      if (route.name !== place || JSON.stringify(queryOf(found)) === written) return
      written = JSON.stringify(queryOf(found))
      fields.value = found
    },
  )

  const field = (name: keyof FilterFields, wait: number) =>
    computed({
      get: () => fields.value[name],
      set: (value: string) => {
        fields.value = { ...fields.value, [name]: value }
        delay.value = wait
        writing.start()
      },
    })
  const asked = computed(() => fieldsOf(route.query))
  return {
    text: field('text', QUIET_MILLISECONDS),
    steps: field('steps', QUIET_MILLISECONDS),
    of: field('of', QUIET_MILLISECONDS),
    prompt: field('prompt', 0),
    status: field('status', 0),
    /** What the address asks for. */
    filter: computed(() => filterOf(asked.value)),
    /** For addresses that keep the filter and the step that the run is looked at. */
    query: computed(() => ({ ...queryOf(asked.value), ...asOf.query.value })),
    clear: () => {
      fields.value = NO_FILTER
      write()
    },
  }
}

export type PromptFilterFields = ReturnType<typeof usePromptFilter>
