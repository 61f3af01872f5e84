/** The explanation of a rule, a revision and a profile, and which of them an address chooses. */
import { describe, expect, it } from 'vitest'
import type { RevisionCause } from '#shared/events/foldRuleHistory.ts'
import type { ClientHistory } from '#shared/vocabulary/inspection.ts'
import { becauseOf } from './becauseOf.ts'
import { memoryChoice } from './memoryChoice.ts'

const cause: RevisionCause = {
  gradient: 'g4.1',
  suggestion: 'prefer jazz',
  evaluation: 'missed',
  reward: 0,
  user: 'u:1',
  positiveItem: 'i:1',
  negativeItem: 'i:2',
}
const accept = { id: 1, text: 'accept', since: 0, cause: null }
const jazz = { id: 2, text: 'prefer jazz', since: 4, cause: 'g4.1' } as const
const interaction = {
  step: 4,
  user: 'u:1',
  positiveItem: 'i:1',
  negativeItem: 'i:2',
  predictedItem: 'i:2',
  reward: 0,
  reasoning: 'it is loud',
} as const
const history: ClientHistory = {
  step: 9,
  client: 'u:1',
  name: '1',
  filterMemories: [
    { step: 0, revision: 1, rules: [accept], cause: null, call: null },
    { step: 4, revision: 2, rules: [accept, jazz], cause, call: '4/client-optimizer/u:1' },
    {
      step: 7,
      revision: 3,
      rules: [jazz],
      cause: { ...cause, gradient: 'g7.2' },
      call: '7/client-optimizer/u:1',
    },
  ],
  profiles: [
    { step: 0, revision: 1, profile: 'A person.', reason: 'first', cause: null, call: null },
    {
      step: 4,
      revision: 2,
      profile: 'A person who likes jazz.',
      reason: 'reception',
      cause: null,
      call: '4/merge/u:1',
    },
  ],
  attributes: [],
  messageBuffer: [],
  communities: [],
  privateMemories: [],
  interestGroups: [],
  interactions: [interaction],
  counts: { profiles: 2, privateMemories: 0, interactions: 1 },
}
const chosen = (query: Readonly<Record<string, string>>) => becauseOf(history, memoryChoice(query, history))

describe('memoryChoice', () => {
  it('follows the newest revision unless the address names one that is there', () => {
    expect(memoryChoice({}, history)).toEqual({ revision: 3, follows: true, rule: null, profile: null })
    expect(memoryChoice({ revision: '2', rule: '2', profile: '1' }, history)).toEqual({
      revision: 2,
      follows: false,
      rule: 2,
      profile: 1,
    })
    expect(memoryChoice({ revision: '8', rule: 'x', profile: '3' }, history)).toEqual({
      revision: 3,
      follows: true,
      rule: null,
      profile: null,
    })
  })
})

describe('becauseOf', () => {
  it('explains a rule by the revision that wrote its text, and tells what became of it', () => {
    const because = chosen({ revision: '2', rule: '2' })
    expect(because).toMatchObject({
      title: 'Rule 2, as written in revision 2',
      step: 4,
      text: 'prefer jazz',
      call: '4/client-optimizer/u:1',
      node: 'rule/u:1/2/2',
      rule: 2,
      later: [],
    })
    expect(chosen({ revision: '3', rule: '2' })).toMatchObject({
      title: 'Rule 2, as written in revision 2',
      step: 4,
    })
    expect(chosen({ revision: '1', rule: '1' })?.later).toEqual([
      { label: 'revision 3: dropped', step: 7, query: { revision: '3', rule: '1' } },
    ])
  })

  it('explains a dropped rule by the gradient that dropped it', () => {
    expect(chosen({ revision: '3', rule: '1' })).toMatchObject({
      text: null,
      note: 'This rule was dropped.',
      step: 7,
      node: 'rule/u:1/1/3',
      rule: null,
    })
  })

  it('explains the revision where the rule is not yet there', () => {
    expect(chosen({ revision: '1', rule: '2' })).toMatchObject({
      title: 'Filter memory, revision 1',
      node: 'memory/u:1/1',
    })
  })

  it('explains a reflection by the choice before it, without a gradient', () => {
    const reflected = { profile: 'A person who avoids noise.', reason: 'reflection', cause: null } as const
    const told: ClientHistory = {
      ...history,
      profiles: [...history.profiles, { ...reflected, step: 4, revision: 3, call: '4/reflect-user/u:1/1' }],
    }
    expect(becauseOf(told, memoryChoice({ profile: '3' }, told))).toMatchObject({
      node: 'profile/u:1/3',
      call: '4/reflect-user/u:1/1',
      note: expect.stringContaining('after a choice') as string,
    })
  })

  it('says of a first memory and of a reception that no gradient caused them', () => {
    expect(chosen({ revision: '1' })?.note).toBe('This is the first filter memory; no gradient caused it.')
    expect(chosen({ profile: '2' })).toMatchObject({
      title: 'Profile, revision 2',
      node: 'profile/u:1/2',
      call: '4/merge/u:1',
    })
    expect(chosen({ profile: '1' })?.later).toEqual([
      { label: 'revision 2, reception (Eq. 5)', step: 4, query: { profile: '2' } },
    ])
  })
})
