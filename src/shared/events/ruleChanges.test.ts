/** Rule identity between two revisions, by hand. */
import { describe, expect, it } from 'vitest'
import type { IntegrationRule } from '../vocabulary/agents.ts'
import { ruleChanges } from './ruleChanges.ts'

const rule = (id: number, text: string, since = 0): IntegrationRule => ({ id, text, since, cause: null })

describe('ruleChanges', () => {
  it('tells new, changed, kept and dropped rules apart by their ids', () => {
    const older = [rule(1, 'accept all jazz'), rule(2, 'weigh folk'), rule(3, 'ignore soundtracks')]
    const newer = [
      rule(3, 'ignore soundtracks'),
      rule(2, 'weigh folk over pop', 9),
      rule(4, 'prefer live recordings', 9),
    ]
    expect(ruleChanges(older, newer)).toEqual([
      { kind: 'kept', rule: newer[0] },
      { kind: 'changed', rule: newer[1], before: older[1] },
      { kind: 'new', rule: newer[2] },
      { kind: 'dropped', rule: older[0] },
    ])
  })

  it('takes two rules with the same words and other ids for two rules', () => {
    expect(ruleChanges([rule(1, 'accept')], [rule(2, 'accept')]).map(({ kind }) => kind)).toEqual([
      'new',
      'dropped',
    ])
  })

  it('counts a text that was written again word for word as kept', () => {
    expect(ruleChanges([rule(1, 'accept')], [rule(1, 'accept', 7)]).map(({ kind }) => kind)).toEqual(['kept'])
  })

  it('calls every rule of a first memory new', () => {
    expect(ruleChanges([], [rule(1, 'accept')]).map(({ kind }) => kind)).toEqual(['new'])
  })
})
