import { expect, it } from 'vitest'
import { stamped } from '#shared/events/events.testing.ts'
import type { StampedEvent } from '#shared/events/runEvents.ts'
import { hyperparameters } from '#shared/vocabulary/hyperparameters.ts'
import { firstFilterMemory } from '../../recnet/reception/filterMemory.ts'
import { RecNetLearner } from './recNetLearner.ts'

const described = stamped(1, [
  {
    type: 'client-described',
    client: 'u:1',
    name: 'Ann',
    profile: 'I read.',
    filterMemory: firstFilterMemory(),
  },
])
const revised = (seq: number, profile: string): readonly StampedEvent[] =>
  stamped(seq, [
    {
      type: 'profile-revised',
      client: 'u:1',
      cause: 'g1.1',
      call: 'c',
      revision: seq,
      profile,
      reason: 'optimization',
    },
    { type: 'client-updated', client: 'u:1' },
  ])

it('leaves what it gave out as it was, whether read, copied or both', () => {
  const learner = new RecNetLearner('RecNet', hyperparameters.parse({}))
  learner.apply(described)
  const first = learner.agents
  learner.apply(revised(2, 'I read novels.'))
  const copy = learner.copy()
  learner.apply(revised(4, 'I read poems.'))
  copy.apply(revised(4, 'I read plays.'))
  const profileIn = ({ clients }: typeof first) => clients.get('u:1')?.profile
  expect(profileIn(first)).toBe('I read.')
  expect([...first.updatedClients]).toEqual([])
  expect(profileIn(learner.agents)).toBe('I read poems.')
  expect(profileIn(copy.agents)).toBe('I read plays.')
  expect([...copy.agents.updatedClients]).toEqual(['u:1'])
})
