import { describe, expect, it } from 'vitest'
import type { FilterMemory } from '#shared/vocabulary/agents.ts'
import { firstFilterMemory, revisedRules } from './filterMemory.ts'

const JAZZ = 'Prioritize signals about jazz.'
const ROCK = 'Discount signals about loud rock.'
const memory: FilterMemory = {
  revision: 4,
  lastRuleId: 5,
  rules: [
    { id: 1, text: JAZZ, since: 2, cause: 'g2.1' },
    { id: 5, text: ROCK, since: 3, cause: 'g3.2' },
  ],
}
const revision = { step: 9, cause: 'g9.2', maxRules: 8 } as const

describe('revisedRules', () => {
  it('keeps a rule whole where its text comes back, whatever its case, spaces and full stop', () => {
    const rules = revisedRules(memory, ['PRIORITIZE  signals about jazz', ROCK, 'Ask twice.'], revision)
    expect(rules?.slice(0, 2)).toEqual(memory.rules)
  })

  it('keeps the id of a rule that is edited and gives it the new text, step and cause', () => {
    expect(revisedRules(memory, ['Prioritize signals about cool jazz.', ROCK], revision)).toEqual([
      { id: 1, text: 'Prioritize signals about cool jazz.', since: 9, cause: 'g9.2' },
      memory.rules[1],
    ])
  })

  it('gives a new rule the next number and drops the rules that are not named', () => {
    expect(revisedRules(memory, ['Trust no chart.', JAZZ], revision)).toEqual([
      { id: 6, text: 'Trust no chart.', since: 9, cause: 'g9.2' },
      memory.rules[0],
    ])
  })

  it('gives an equal text its rule before a text that is merely close', () => {
    const rules = revisedRules(memory, ['Prioritize signals about jazzy.', JAZZ, ROCK], revision)
    expect(rules?.map((rule) => rule.id)).toEqual([6, 1, 5])
  })

  it('counts one half as close and less as new', () => {
    const four: FilterMemory = {
      revision: 1,
      lastRuleId: 1,
      rules: [{ id: 1, text: 'abcd', since: 0, cause: null }],
    }
    expect(revisedRules(four, ['abxy'], revision)?.[0]?.id).toBe(1)
    expect(revisedRules(four, ['axyz'], revision)?.[0]?.id).toBe(2)
  })

  it('lets no punctuation decide whether a rule is close', () => {
    const dotted: FilterMemory = {
      revision: 1,
      lastRuleId: 1,
      rules: [{ id: 1, text: 'abcd....', since: 0, cause: null }],
    }
    // Without the full stops all four letters differ: 1 - 4 / 4 = 0. By raw lengths it would be 1 - 4 / 8, close.
    expect(revisedRules(dotted, ['wxyz....'], revision)?.[0]?.id).toBe(2)
    // Two of four differ: 1 - 2 / 4, with the full stops and without.
    expect(revisedRules(dotted, ['abyz....'], revision)?.[0]?.id).toBe(1)
    expect(revisedRules(dotted, ['abyz'], revision)?.[0]?.id).toBe(1)
  })

  it('drops what is beyond the cap, blank or said twice', () => {
    const rules = revisedRules(memory, ['', JAZZ, ` ${JAZZ} `, 'Trust no chart.', ROCK], {
      ...revision,
      maxRules: 2,
    })
    expect(rules?.map((rule) => rule.text)).toEqual([JAZZ, 'Trust no chart.'])
  })

  it('cuts a rule of more than 37 words', () => {
    const rules = revisedRules(memory, ['word '.repeat(60)], revision)
    expect(rules?.[0]?.text.split(' ')).toHaveLength(37)
  })

  it('is null where nothing changed or nothing is left', () => {
    expect(revisedRules(memory, [JAZZ, ROCK], revision)).toBeNull()
    expect(revisedRules(memory, [], revision)).toBeNull()
    expect(revisedRules(memory, [' '], revision)).toBeNull()
  })

  it('takes another order for a change', () => {
    expect(revisedRules(memory, [ROCK, JAZZ], revision)).toEqual([memory.rules[1], memory.rules[0]])
  })
})

describe('firstFilterMemory', () => {
  it('has one neutral rule that nothing caused', () => {
    expect(firstFilterMemory()).toMatchObject({ revision: 1, rules: [{ id: 1, since: 0, cause: null }] })
    expect(firstFilterMemory().rules).toHaveLength(1)
  })
})
