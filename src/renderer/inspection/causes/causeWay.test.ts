import { describe, expect, it } from 'vitest'
import { causeWay, isOpenAt, missingBelow, turnedAt, wayQuery, type CauseWay } from './causeWay.ts'

const root = 'rule/u:1/2/3'
const none: CauseWay = { chosen: null, turned: [] }

describe('the way in a tree of causes', () => {
  it('is read from the address that was written for it', () => {
    const way: CauseWay = { chosen: '1.2.10', turned: ['1.1', '2'] }
    expect(wayQuery(way, root)).toEqual({ of: root, cause: '1.2.10', turned: '1.1~2' })
    expect(causeWay(wayQuery(way, root), root)).toEqual(way)
    expect(wayQuery(none, root)).toEqual({ of: undefined, cause: undefined, turned: undefined })
  })

  it('says nothing of another tree, and leaves out what is no place', () => {
    expect(causeWay({ of: 'rule/u:1/2/4', cause: '1' }, root)).toEqual(none)
    expect(causeWay({ cause: '1' }, root)).toEqual(none)
    expect(causeWay({ of: root, cause: '1.', turned: '1~x~2.1' }, root)).toEqual({
      chosen: null,
      turned: ['1', '2.1'],
    })
    expect(causeWay({ of: root, cause: ['1', '2'] }, root)).toEqual(none)
  })

  it('opens what leads to the chosen node, and else what begins open or was turned', () => {
    const way: CauseWay = { chosen: '1.2', turned: ['3', '4'] }
    expect(isOpenAt(way, '1', false)).toBe(true)
    expect(isOpenAt(way, '1.2', false)).toBe(false)
    // 1 leads to 1.2, and not 11 to it.
    expect(isOpenAt({ ...way, chosen: '11.2' }, '1', false)).toBe(false)
    expect(isOpenAt(way, '3', false)).toBe(true)
    expect(isOpenAt(way, '4', true)).toBe(false)
  })

  it('turns a branch and chooses it, so that going back and forth leaves no trace', () => {
    const opened = turnedAt(none, '1.1', false)
    expect(opened).toEqual({ chosen: '1.1', turned: ['1.1'] })
    expect(isOpenAt(opened, '1.1', false)).toBe(true)
    expect(turnedAt(opened, '1.1', false)).toEqual({ chosen: '1.1', turned: [] })
    // Closing what leads to the chosen node chooses what was closed.
    const inner: CauseWay = { chosen: '1.1.2', turned: [] }
    const closed = turnedAt(inner, '1', true)
    expect(closed).toEqual({ chosen: '1', turned: ['1'] })
    expect(isOpenAt(closed, '1', true)).toBe(false)
  })

  it('knows where it ends too early', () => {
    expect(missingBelow({ chosen: '1.3', turned: [] }, '1', 2)).toBe(3)
    expect(missingBelow({ chosen: '1.3.1', turned: [] }, '1', 3)).toBeNull()
    expect(missingBelow({ chosen: '0', turned: [] }, '', 3)).toBe(0)
    expect(missingBelow({ chosen: '2', turned: [] }, '1', 0)).toBeNull()
    expect(missingBelow(none, '', 0)).toBeNull()
  })
})
