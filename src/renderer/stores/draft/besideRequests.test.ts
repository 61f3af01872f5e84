/** What the methods beside the main one are asked with. */
import { expect, it } from 'vitest'
import type { MethodOption, RunRequest, VariantOption } from '#shared/vocabulary/runs.ts'
import { requestsBeside } from './besideRequests.ts'

const entry = (name: string, initial: unknown) => ({ name, default: initial })
const methods = [
  {
    name: 'RecNet',
    asksModels: true,
    settings: [entry('seed', 2020), entry('messageBuffer', true), entry('maxRules', 8)],
  },
  { name: 'Pop', asksModels: false, settings: [entry('seed', 2020)] },
] as unknown as readonly MethodOption[]
const pop: VariantOption = { method: 'Pop', name: 'Pop', settings: {} }
const withoutBuffer: VariantOption = {
  method: 'RecNet',
  name: 'w/o Buffer',
  settings: { messageBuffer: false },
}
const request: RunRequest = {
  dataset: 'cds',
  variant: 'RecNet',
  settings: { seed: 7, maxRules: 3, messageBuffer: true },
  vectorIndex: 'memory',
  embeddingModel: 'e.gguf',
  note: 'again',
}

it('asks the same of each, without what it does not have and without models that it does not ask', () => {
  const form = { seed: 2020, messageBuffer: true, maxRules: 8 }
  const asked = { seed: 7, maxRules: 3, messageBuffer: true }
  const [ofPop, ofOther] = requestsBeside([pop, withoutBuffer], { request, asked, form, methods })
  expect(ofPop).toEqual({
    request: { dataset: 'cds', variant: 'Pop', settings: { seed: 7 }, vectorIndex: 'memory', note: 'again' },
    missing: ['maxRules', 'messageBuffer'],
    fixed: [],
    asksModels: false,
  })
  expect(ofOther).toEqual({
    request: { ...request, variant: 'w/o Buffer', settings: { seed: 7, maxRules: 3 } },
    missing: [],
    fixed: ['messageBuffer'],
    asksModels: true,
  })
})

it('says nothing of settings that were set for a method that is not chosen any more', () => {
  const asked = { seed: 2020, maxRules: 3 }
  const [ofPop] = requestsBeside([pop], { request, asked, form: { seed: 2020 }, methods })
  expect(ofPop).toMatchObject({ request: { settings: {} }, missing: [] })
})
