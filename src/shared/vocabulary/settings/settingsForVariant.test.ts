import { expect, it } from 'vitest'
import type { MethodOption, VariantOption } from '../runs.ts'
import { settingsForVariant } from './settingsForVariant.ts'

const methods = [
  { name: 'RecNet', asksModels: true, settings: [{ name: 'seed' }, { name: 'messageBuffer' }] },
  { name: 'Pop', asksModels: false, settings: [{ name: 'seed' }] },
] as unknown as readonly MethodOption[]
const variant = (method: string, settings: VariantOption['settings'] = {}): VariantOption => {
  return { method, name: method, settings }
}

it('gives each method what it has, and says what it lacks', () => {
  const asked = { seed: 7, messageBuffer: true }
  expect(settingsForVariant(asked, variant('RecNet'), methods)).toEqual({
    settings: asked,
    missing: [],
    fixed: [],
  })
  expect(settingsForVariant(asked, variant('Pop'), methods)).toEqual({
    settings: { seed: 7 },
    missing: ['messageBuffer'],
    fixed: [],
  })
})

it('leaves alone what a variant is about', () => {
  const without = variant('RecNet', { messageBuffer: false })
  expect(settingsForVariant({ messageBuffer: true, seed: 1 }, without, methods)).toEqual({
    settings: { seed: 1 },
    missing: [],
    fixed: ['messageBuffer'],
  })
  expect(settingsForVariant({ messageBuffer: false }, without, methods).fixed).toEqual([])
})
