/** Ancestries by hand; updates are counted from 0. */
import { describe, expect, it } from 'vitest'
import {
  isForgotten,
  lineageOfChild,
  lineageOfMerged,
  NO_LINEAGE,
  undoneMerge,
  undoneSplit,
} from './routerLineage.ts'

const at = (update: number, reach = 3) => ({ update, reach })
/** r1 was split in update 4, and one of its children, r2, in update 6. */
const child = lineageOfChild(NO_LINEAGE, 'r1', at(4))
const grandchild = lineageOfChild(child, 'r2', at(6))

describe('the lineage of a router', () => {
  it('has the splits that it comes from, and forgets those out of reach', () => {
    expect(grandchild.splits).toEqual([
      { of: 'r1', update: 4 },
      { of: 'r2', update: 6 },
    ])
    expect(lineageOfChild(grandchild, 'r5', at(8)).splits).toEqual([
      { of: 'r2', update: 6 },
      { of: 'r5', update: 8 },
    ])
  })

  it('has those of both after a merge, each once, and when that was', () => {
    const other = lineageOfChild(NO_LINEAGE, 'r9', at(5))
    expect(lineageOfMerged(grandchild, other, at(7))).toEqual({
      splits: [
        { of: 'r1', update: 4 },
        { of: 'r9', update: 5 },
        { of: 'r2', update: 6 },
      ],
      merged: 7,
    })
    expect(lineageOfMerged(grandchild, child, at(7)).splits).toHaveLength(2)
  })

  it('of a child knows no merge, since the child is another community', () => {
    const merged = lineageOfMerged(NO_LINEAGE, NO_LINEAGE, at(4))
    expect(lineageOfChild(merged, 'r3', at(5)).merged).toBeNull()
  })
})

describe('what an operation would undo', () => {
  it('is the newest split from which both routers come', () => {
    expect(undoneSplit(child, child, at(5))).toEqual({ of: 'r1', update: 4 })
    expect(undoneSplit(grandchild, child, at(7))).toEqual({ of: 'r1', update: 4 })
    expect(undoneSplit(grandchild, grandchild, at(7))).toEqual({ of: 'r2', update: 6 })
    expect(undoneSplit(child, lineageOfChild(NO_LINEAGE, 'r9', at(4)), at(4))).toBeNull()
    expect(undoneSplit(child, NO_LINEAGE, at(4))).toBeNull()
  })

  it('follows a lineage through merges with strangers', () => {
    const absorbed = lineageOfMerged(NO_LINEAGE, child, at(5))
    expect(undoneSplit(absorbed, child, at(6))).toEqual({ of: 'r1', update: 4 })
  })

  it('counts from the same update to the end of the reach', () => {
    expect([4, 7, 8].map((update) => undoneSplit(child, child, at(update)) !== null)).toEqual([
      true,
      true,
      false,
    ])
    const merged = lineageOfMerged(NO_LINEAGE, NO_LINEAGE, at(4))
    expect([4, 7, 8].map((update) => undoneMerge(merged, at(update)))).toEqual([4, 4, null])
    expect(undoneMerge(child, at(4))).toBeNull()
  })

  it('is nothing once all is out of reach', () => {
    expect([7, 8].map((update) => isForgotten(child, at(update)))).toEqual([false, true])
    expect(isForgotten(lineageOfMerged(child, child, at(7)), at(8))).toBe(false)
  })
})
