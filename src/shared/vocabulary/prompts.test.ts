import { describe, expect, it } from 'vitest'
import { inPromptOrder, PROMPT_NAME, type PromptFacts } from './prompts.ts'

const known: readonly PromptFacts[] = [
  { name: 'extract', role: 'answering', formerName: null },
  { name: 'merge', role: 'reasoning', formerName: null },
  { name: 'client-optimizer', role: 'reasoning', formerName: 'optimizer' },
  { name: 'router-optimizer', role: 'reasoning', formerName: 'optimizer' },
  { name: 'rank', role: 'answering', formerName: null },
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

  it('puts the name that older runs have where its prompt stands', () => {
    expect(inPromptOrder(['rank', 'optimizer', 'merge'], known)).toEqual(['merge', 'optimizer', 'rank'])
    expect(inPromptOrder(['router-optimizer', 'client-optimizer'], known)).toEqual([
      'client-optimizer',
      'router-optimizer',
    ])
  })
})

describe('PROMPT_NAME', () => {
  it('lets no name pass that would break the name of a call', () => {
    expect(['merge', 'client-optimizer', 'x_1'].every((name) => PROMPT_NAME.test(name))).toBe(true)
    expect(['', 'a/b', 'a b', 'x'.repeat(61), 'merge\n'].some((name) => PROMPT_NAME.test(name))).toBe(false)
  })
})
