import { describe, expect, it } from 'vitest'
import { seededRandom } from '../../adapters/seededRandom.ts'
import { denseUsers } from './denseUsers.ts'
import { keptRows, randomRows, tableOf } from './preprocessing.testing.ts'
import type { InteractionTable } from '../interactionTable.ts'

const seeds = Array.from({ length: 30 }, (_, seed) => seed)

function usersOf(table: InteractionTable, rows: readonly number[]): readonly number[] {
  return [...new Set(rows.map((row) => table.userOf[row]!))]
}

/** How many of the pairs of a user and one of its items another kept user has too. */
function sharedItems(table: InteractionTable, rows: readonly number[]): number {
  const pairs = new Set(rows.map((row) => `${table.userOf[row]} ${table.itemOf[row]}`))
  const counts = new Map<string, number>()
  for (const pair of pairs) {
    const item = pair.split(' ')[1]!
    counts.set(item, (counts.get(item) ?? 0) + 1)
  }
  return [...counts.values()].filter((count) => count > 1).reduce((a, b) => a + b, 0)
}

describe('the step of users', () => {
  const table = tableOf(randomRows(8, 900, 100, 150))

  it('keeps so many users whole and in the order of the table, the same with the same seed', () => {
    for (const userSampling of ['uniform', 'dense'] as const) {
      for (const seed of [1, 2, 3]) {
        const rows = keptRows(table, { users: 7, userSampling, seed })
        const users = usersOf(table, rows)
        expect(users).toEqual([...users].sort((a, b) => a - b))
        expect(users).toHaveLength(7)
        expect(rows).toEqual(keptRows(table, {}).filter((row) => users.includes(table.userOf[row]!)))
        expect(keptRows(table, { users: 7, userSampling, seed })).toEqual(rows)
      }
    }
  })

  it('keeps everybody where there are not more users', () => {
    for (const userSampling of ['uniform', 'dense'] as const) {
      expect(keptRows(table, { users: 1000, userSampling })).toEqual(keptRows(table, {}))
    }
  })

  it('draws each user alike', () => {
    const four = tableOf([
      ['a', 'x'],
      ['b', 'x'],
      ['b', 'y'],
      ['c', 'z'],
      ['d', 'x'],
      ['d', 'y'],
      ['d', 'z'],
    ])
    const times = [0, 0, 0, 0]
    for (let seed = 0; seed < 2000; seed++) {
      for (const user of usersOf(four, keptRows(four, { users: 2, seed }))) times[user]!++
    }
    // Each is expected in 1000 of 2000 samples, with a standard deviation of 22.4.
    for (const count of times) expect(Math.abs(count - 1000)).toBeLessThan(112)
  })

  it('draws only users whom the steps before have left', () => {
    const rows = keptRows(table, { minLength: 9, users: 5, seed: 4 })
    for (const user of usersOf(table, rows)) {
      expect(rows.filter((row) => table.userOf[row] === user).length).toBeGreaterThanOrEqual(9)
    }
  })

  it('shares more items in dense samples than in uniform ones', () => {
    const mean = (userSampling: 'uniform' | 'dense', lastPerUser: number) =>
      seeds
        .map((seed) => sharedItems(table, keptRows(table, { users: 8, userSampling, lastPerUser, seed })))
        .reduce((a, b) => a + b, 0) / seeds.length
    for (const last of [0, 3]) expect(mean('dense', last)).toBeGreaterThan(mean('uniform', last))
  })

  it('compares only what will stay of each user', () => {
    // Of all items, a shares two with b; of the latest two of each, it shares both with c.
    const latest = tableOf([
      ...['p', 'q', 'x', 'y'].map((item, time) => ['a', item, time] as const),
      ...['p', 'q', 'v', 'w'].map((item, time) => ['b', item, time] as const),
      ...['s', 't', 'x', 'y'].map((item, time) => ['c', item, time] as const),
    ])
    const pairs = seeds.map((seed) =>
      usersOf(latest, keptRows(latest, { users: 2, userSampling: 'dense', lastPerUser: 2, seed })).join(),
    )
    // Whoever begins with b, who shares none of the latest, goes on with either.
    expect(new Set(pairs)).toEqual(new Set(['0,2', '0,1', '1,2']))
    expect(pairs.filter((pair) => pair === '0,2').length).toBeGreaterThan(seeds.length / 2)
  })
})

describe('denseUsers', () => {
  const all = (table: InteractionTable) => Int32Array.from(keptRows(table, {}))

  it('adds whoever shares the most items with all of the chosen, ties and strangers in the order given', () => {
    const table = tableOf([
      ['a', 'x'],
      ['b', 'p'],
      ['b', 'q'],
      ['c', 'x'],
      ['c', 'y'],
      ['c', 'z'],
      ['d', 'x'],
      ['e', 'y'],
      ['e', 'z'],
      ['f', 'q'],
    ])
    // From a: c and d share x; d is first in the order. Then c; then e, who shares y and z with c. Then nobody shares
    // anything, and f is before b in the order, which b then shares q with.
    expect(denseUsers(all(table), table, [0, 5, 3, 1, 2, 4], 6)).toEqual([0, 3, 2, 4, 5, 1])
    expect(denseUsers(all(table), table, [0, 5, 3, 1, 2, 4], 3)).toEqual([0, 3, 2])
  })

  it('counts an item once, however often a user took it', () => {
    const table = tableOf([
      ['a', 'x'],
      ['a', 'y'],
      ['b', 'x'],
      ['b', 'x'],
      ['b', 'x'],
      ['c', 'x'],
      ['c', 'y'],
    ])
    expect(denseUsers(all(table), table, [0, 1, 2], 2)).toEqual([0, 2])
  })

  it.each(seeds.slice(0, 8))('agrees with counting anew for each choice (seed %i)', (seed) => {
    const table = tableOf(randomRows(seed, 250, 40, 80))
    const order = seededRandom(seed)('order').shuffled([...table.users.keys()])
    const itemsOf = (user: number) =>
      new Set([...table.itemOf].filter((_, row) => table.userOf[row] === user))
    const chosen: number[] = []
    while (chosen.length < 15) {
      const covered = new Set(chosen.flatMap((user) => [...itemsOf(user)]))
      const shares = (user: number) => [...itemsOf(user)].filter((item) => covered.has(item)).length
      const left = order.filter((user) => !chosen.includes(user))
      const most = Math.max(...left.map(shares))
      chosen.push(left.find((user) => shares(user) === most)!)
    }
    expect(denseUsers(all(table), table, order, 15)).toEqual(chosen)
  })
})
