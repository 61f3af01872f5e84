import { describe, expect, it } from 'vitest'
import { seededRandom } from '../../adapters/seededRandom.ts'
import { kCore } from './kCore.ts'
import { keptRows, randomRows, tableOf, type Row } from './preprocessing.testing.ts'

/** The rows that stay, as text in sorted order, so that two orders of the same file can be compared. */
function staying(rows: readonly Row[], k: number): readonly string[] {
  return keptRows(tableOf(rows), { kCore: k })
    .map((row) => rows[row]!.join(' '))
    .sort()
}

/** The slow way: removes whoever has too few until nobody has. */
function slowCore(rows: readonly Row[], k: number): readonly Row[] {
  const often = (column: 0 | 1, key: string) => rows.filter((row) => row[column] === key).length >= k
  const left = rows.filter(([user, item]) => often(0, user) && often(1, item))
  return left.length === rows.length ? rows : slowCore(left, k)
}

describe('kCore', () => {
  it('removes what falls below k because of another removal', () => {
    // d has one item; without d, z has one user; without z, c has one item.
    const table = tableOf([
      ['a', 'x'],
      ['a', 'y'],
      ['b', 'x'],
      ['b', 'y'],
      ['c', 'x'],
      ['c', 'z'],
      ['d', 'z'],
    ])
    expect(keptRows(table, { kCore: 2 })).toEqual([0, 1, 2, 3])
    expect(keptRows(table, { kCore: 1 })).toHaveLength(7)
    expect(keptRows(table, { kCore: 3 })).toEqual([])
  })

  it('counts repeated interactions unless they were left out before', () => {
    const table = tableOf([
      ['a', 'x', 1],
      ['a', 'x', 2],
    ])
    expect(keptRows(table, { kCore: 2 })).toEqual([0, 1])
    expect(keptRows(table, { kCore: 2, duplicates: 'first' })).toEqual([])
  })

  it('follows a chain of removals through all of a large table', () => {
    // Users and items in one long line: its end has one interaction, so that everything goes, one after the other.
    const length = 200_000
    const rows = Int32Array.from({ length: 2 * length - 1 }, (_, row) => row)
    const table = {
      ...tableOf([]),
      users: new Array<string>(length).fill(''),
      items: new Array<string>(length).fill(''),
      userOf: rows.map((row) => row >> 1),
      itemOf: rows.map((row) => (row + 1) >> 1),
    }
    expect(kCore(rows, table, 2)).toHaveLength(0)
  })

  it.each([1, 2, 3, 4, 5, 6])('agrees with removal in rounds, in any order of the rows (seed %i)', (seed) => {
    const rows = randomRows(seed, 300, 40, 40)
    for (const k of [2, 3, 5]) {
      const kept = staying(rows, k)
      expect(kept).toEqual(
        slowCore(rows, k)
          .map((row) => row.join(' '))
          .sort(),
      )
      expect(staying(seededRandom(seed)('order').shuffled(rows), k)).toEqual(kept)
    }
  })

  it.each([1, 2, 3])('is its own core, and no part of a table has a row more (seed %i)', (seed) => {
    const rows = randomRows(seed, 300, 30, 30)
    const table = tableOf(rows)
    const all = keptRows(table, { kCore: 4 })
    expect([...kCore(Int32Array.from(all), table, 4)]).toEqual(all)
    const random = seededRandom(seed)('part')
    const part = Int32Array.from([...rows.keys()].filter(() => random.next() < 0.8))
    for (const row of kCore(part, table, 4)) expect(all).toContain(row)
  })
})
