import { nextTick, ref } from 'vue'
import { expect, it } from 'vitest'
import type { PromptFilter } from './promptFilter.ts'
import { useListedSteps } from './useListedSteps.ts'

function list({
  filter = {} as PromptFilter,
  step = null as number | null,
  name = '',
  byRules = false,
} = {}) {
  const [asOf, call] = [ref(step), ref(name)]
  const listed = useListedSteps({ filter: ref(filter), asOf, call, recomputed: ref(byRules) })
  return { asOf, call, listed }
}

it('lists kept calls of all steps, of the step that is looked at, or found up to it', () => {
  expect(list().listed.value).toEqual({})
  expect(list({ step: 7 }).listed.value).toEqual({ fromStep: 7, toStep: 7 })
  expect(list({ step: 7, filter: { text: 'jazz' } }).listed.value).toEqual({ text: 'jazz', toStep: 7 })
  expect(list({ step: 7, filter: { fromStep: 3, toStep: 4 } }).listed.value).toEqual({
    fromStep: 3,
    toStep: 4,
  })
  expect(list({ step: 7, name: '5/merge/u:1' }).listed.value).toEqual({ fromStep: 7, toStep: 7 })
})

it('lists one step of those that are computed again: that of the open call, then what is looked at', async () => {
  const { asOf, call, listed } = list({ byRules: true, name: '5/merge/u:1' })
  expect(listed.value).toEqual({ fromStep: 5, toStep: 5 })
  asOf.value = 9
  await nextTick()
  expect(listed.value).toEqual({ fromStep: 9, toStep: 9 })
  call.value = '6/predict/u:2'
  await nextTick()
  expect(listed.value).toEqual({ fromStep: 6, toStep: 6 })
  expect(list({ byRules: true }).listed.value).toEqual({})
})
