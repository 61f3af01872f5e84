import { expect, it } from 'vitest'
import type { ItemId, UserId } from '#shared/vocabulary/ids.ts'
import { rankedUsers } from './rankedUsers.ts'

const instances = Array.from({ length: 30 }, (_, index) => ({
  user: `u:${index}` as UserId,
  history: [],
  positiveItem: `i:${index}` as ItemId,
  negatives: [`i:${index + 100}` as ItemId],
}))
const usersOf = (about: readonly string[]) => rankedUsers(instances, about).map(({ user }) => user)

it('takes the first ten, and whoever is asked for, in their order', () => {
  expect(usersOf([])).toEqual(instances.slice(0, 10).map(({ user }) => user))
  expect(usersOf(['u:4'])).toHaveLength(10)
  expect(usersOf(['u:25']).slice(-2)).toEqual(['u:9', 'u:25'])
  expect(usersOf(['i:122']).at(-1)).toBe('u:22')
  expect(usersOf(['i:500'])).toHaveLength(10)
})
