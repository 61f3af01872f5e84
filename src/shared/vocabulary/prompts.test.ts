import { describe, expect, it } from 'vitest'
import { inPromptOrder, PROMPT_NAME, type PromptFacts } from './prompts.ts'

const known: readonly PromptFacts[] = [
  { name: 'extract', role: 'answering' },
  { name: 'merge', role: 'reasoning' },
  { name: 'rank', role: 'answering' },
]

describe('inPromptOrder', () => {
  it('puts names that the engine knows first, in its order, and others behind as they first appear', () => {
    expect(inPromptOrder(['praise', 'rank', 'mood', 'extract', 'rank'], known)).toEqual([
      'extract',
      'rank',
      'praise',
      'mood',
    ])
    expect(inPromptOrder(['rank', 'extract'], [])).toEqual(['rank', 'extract'])
  })
})

describe('PROMPT_NAME', () => {
  it('lets no name pass that would break the name of a call', () => {
    expect(['merge', 'client-optimizer', 'x_1'].every((name) => PROMPT_NAME.test(name))).toBe(true)
    expect(['', 'a/b', 'a b', 'x'.repeat(61), 'merge\n'].some((name) => PROMPT_NAME.test(name))).toBe(false)
  })
})
