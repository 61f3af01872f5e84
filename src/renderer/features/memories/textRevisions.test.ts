import { expect, it } from 'vitest'
import type { RevisionCause } from '#shared/events/foldRuleHistory.ts'
import { privateRevisions, profileRevisions } from './textRevisions.ts'

const cause: RevisionCause = {
  ...{ gradient: 'g4.1', suggestion: '', evaluation: '', reward: 0 },
  ...{ user: 'u:1', positiveItem: 'i:1', negativeItem: 'i:2' },
}

const counts = { profiles: 2, privateMemories: 1, interactions: 0 }

it('lists profiles with what wrote them and where they are explained, keeping the step of the page', () => {
  const profiles = [
    { step: 0, revision: 1, profile: 'jazz', reason: 'first', cause: null, call: null },
    {
      step: 4,
      revision: 2,
      profile: 'cool jazz',
      reason: 'optimization',
      cause,
      call: '4/client-optimizer/u:1',
    },
  ] as const
  const list = profileRevisions({ client: 'u:1', profiles, counts }, 'run-1', { step: '9' })
  expect([list.count, list.at(2), list.at(-1)]).toEqual([2, null, null])
  const [first, second] = [list.at(0), list.at(1)]
  expect(first).toMatchObject({ revision: 1, text: 'jazz', call: null })
  expect(first?.written).not.toContain('gradient')
  expect(second?.written).toMatch(/^step 4, .*, gradient g4\.1$/)
  expect(second?.to).toEqual({
    name: 'memories',
    params: { run: 'run-1', client: 'u:1' },
    query: { step: '9', profile: '2' },
  })
})

it('lists private memories, which nothing explains', () => {
  const memory = { step: 7, revision: 2, memory: 'likes vinyl', call: '7/reflect/u:1' }
  expect(privateRevisions({ privateMemories: [memory], counts }).at(0)).toEqual({
    ...{ revision: 2, text: 'likes vinyl', written: 'step 7' },
    ...{ call: '7/reflect/u:1', to: null },
  })
})

it('has the newest alone at the places that they have among all', () => {
  const memory = { step: 7, revision: 9, memory: 'likes vinyl', call: '7/reflect/u:1' }
  const list = privateRevisions({ privateMemories: [memory], counts: { ...counts, privateMemories: 9 } })
  expect([list.count, list.at(7), list.at(8)?.revision]).toEqual([9, null, 9])
})
