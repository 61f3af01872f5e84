/** Which steps the list of calls shows where its filter names none: that at which the run is looked at, or all. A search goes up to it; where nothing was kept, it stays in one step. */
import { computed, ref, watch, type Ref } from 'vue'
import { callNameParts } from '#shared/vocabulary/calls/callName.ts'
import type { PromptFilter } from './promptFilter.ts'

export interface ListedBy {
  readonly filter: Readonly<Ref<PromptFilter>>
  /** The step that the run is looked at; null for the newest. */
  readonly asOf: Readonly<Ref<number | null>>
  /** The name of the call that is open; empty where none is. */
  readonly call: Readonly<Ref<string>>
  /** Whether calls were not kept, so that they are computed again a few steps at a time. */
  readonly recomputed: Readonly<Ref<boolean>>
}

/** The filter with the steps that it implies. What was looked at last decides: the call that was opened or the step. */
export function useListedSteps({ filter, asOf, call, recomputed }: ListedBy) {
  const stepOfCall = () => (call.value === '' ? null : callNameParts(call.value).step)
  const step = ref(stepOfCall() ?? asOf.value)
  watch(call, () => (step.value = stepOfCall() ?? step.value))
  watch(asOf, (next) => (step.value = next))
  return computed((): PromptFilter => {
    const { fromStep, toStep } = filter.value
    if (fromStep !== undefined || toStep !== undefined) return filter.value
    if (recomputed.value)
      return step.value === null
        ? filter.value
        : { ...filter.value, fromStep: step.value, toStep: step.value }
    if (asOf.value === null) return filter.value
    const searches = Object.keys(filter.value).length > 0
    return { ...filter.value, ...(searches ? {} : { fromStep: asOf.value }), toStep: asOf.value }
  })
}
