import { describe, expect, it } from 'vitest'
import { preprocessing } from './preprocessing.ts'
import { PREPROCESSING_PRESETS } from './preprocessingPresets.ts'

describe('PREPROCESSING_PRESETS', () => {
  it('have names of their own and valid parameters', () => {
    const names = PREPROCESSING_PRESETS.map(({ name }) => name)
    expect(new Set(names).size).toBe(names.length)
    for (const preset of PREPROCESSING_PRESETS) {
      expect(preprocessing.parse(preset.preprocessing)).toEqual(preset.preprocessing)
    }
  })

  it('print the sparsity of Table 1', () => {
    for (const { published } of PREPROCESSING_PRESETS) {
      if (published === null) continue
      for (const { users, items, interactions, sparsity } of [published.full, published.sample]) {
        // The paper rounds some of them and truncates others.
        expect(Math.abs(1 - interactions / (users * items) - sparsity)).toBeLessThan(0.0001)
      }
    }
  })

  it('takes the times of AgentCF++ in UTC, the last day included', () => {
    const { from, until } = PREPROCESSING_PRESETS.find(({ name }) => name === 'agentcf-pp')!.preprocessing
    expect(new Date(from! * 1000).toISOString()).toBe('2021-10-01T00:00:00.000Z')
    expect(new Date(until! * 1000).toISOString()).toBe('2022-04-01T00:00:00.000Z')
  })
})
