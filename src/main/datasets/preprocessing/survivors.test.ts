import { describe, expect, it } from 'vitest'
import { seededRandom } from '../../adapters/seededRandom.ts'
import { TITLE } from '../interactionTable.ts'
import { preprocess } from './preprocess.ts'
import { optionsOf, randomRows, tableOf } from './preprocessing.testing.ts'
import { survivors } from './survivors.ts'

describe('survivors', () => {
  it('tells which items come through the steps up to k-core', () => {
    const table = tableOf([
      ['a', 'x', 1, 5],
      ['a', 'y', 2, 5],
      ['b', 'x', 3, 5],
      ['b', 'y', 4, 5],
      ['b', 'z', 5, 5],
      ['c', 'z', 6, 1],
    ])
    expect([...survivors(table, optionsOf({}))]).toEqual([1, 1, 1])
    expect([...survivors(table, optionsOf({ minRating: 2, kCore: 2, titles: 'clean' }))]).toEqual([1, 1, 0])
    // Steps after k-core are not taken.
    expect([...survivors(table, optionsOf({ minLength: 9, users: 1, lastPerUser: 1 }))]).toEqual([1, 1, 1])
  })

  it.each([1, 2, 3, 4])('knows every item that is left, whatever titles there are (seed %i)', (seed) => {
    const table = tableOf(randomRows(seed, 500, 30, 60))
    const random = seededRandom(seed)('titles')
    const titles = Uint8Array.from(table.items, () => (random.below(10) === 0 ? TITLE.dirty : TITLE.sound))
    const options = optionsOf({ minRating: 2, duplicates: 'first', kCore: 4, users: 10, lastPerUser: 5 })
    const survives = survivors(table, options)
    const exact = preprocess(table, null, { ...options, users: 0, lastPerUser: 0 }, seededRandom(seed))
    const left = new Set([...exact.rows].map((row) => table.itemOf[row]!))
    expect([...survives.keys()].filter((item) => survives[item] === 1)).toEqual(
      [...left].sort((a, b) => a - b),
    )
    const { rows } = preprocess(table, titles, { ...options, titles: 'clean' }, seededRandom(seed))
    for (const row of rows) expect(survives[table.itemOf[row]!]).toBe(1)
  })

  it('refuses bounds that the table cannot be held against', () => {
    expect(() => survivors(tableOf([['a', 'x']]), optionsOf({ minRating: 4 }))).toThrow('without ratings')
  })
})
