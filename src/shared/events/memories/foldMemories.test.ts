import { expect, it } from 'vitest'
import { MemoriesFold } from './foldMemories.ts'
import type { StampedEvent } from '../runEvents.ts'

const group = { name: 'People who like jazz', interests: ['jazz'], items: ['i:1'] } as const
const events: readonly StampedEvent[] = [
  { seq: 1, step: 0, type: 'private-memory-revised', user: 'u:1', revision: 1, memory: 'a', call: null },
  { seq: 2, step: 0, type: 'private-memory-revised', user: 'u:2', revision: 1, memory: 'b', call: null },
  {
    ...{ seq: 3, step: 4, type: 'private-memory-revised', user: 'u:1', revision: 2, memory: 'c' },
    call: '4/update-private/u:1',
  } as const,
  {
    ...{ seq: 4, step: 9, type: 'interest-group-formed', group: 1, members: ['u:1', 'u:3'] },
    ...{ call: '9/name-group/group-1', ...group },
  },
]

it('has the private memories and groups of one user', () => {
  const fold = new MemoriesFold('u:1')
  for (const event of events) fold.add(event)
  expect(fold.privateMemories).toEqual([
    { step: 0, revision: 1, memory: 'a', call: null },
    { step: 4, revision: 2, memory: 'c', call: '4/update-private/u:1' },
  ])
  expect(fold.interestGroups).toEqual([{ group: 1, members: ['u:1', 'u:3'], ...group }])
})

it('has no group of somebody else, and nothing of items', () => {
  const other = new MemoriesFold('u:2')
  const item = new MemoriesFold('i:1')
  for (const event of events) for (const fold of [other, item]) fold.add(event)
  expect([other.privateMemories.length, other.interestGroups]).toEqual([1, []])
  expect([item.privateMemories, item.interestGroups]).toEqual([[], []])
})
