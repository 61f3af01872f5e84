import { describe, expect, it } from 'vitest'
import type { ItemId, UserId } from '#shared/vocabulary/ids.ts'
import { leaveOneOut } from './leaveOneOut.ts'
import { otherHistories, otherItems } from './otherHistories.ts'

const history = (user: UserId, items: readonly ItemId[], timestamps: readonly number[] | null = null) => {
  return { user, items, timestamps }
}
const learnt = (splits: ReturnType<typeof otherHistories>) => splits.map(({ user, train }) => [user, train])

describe('otherHistories', () => {
  it('takes the train items of users that the sample does not have', () => {
    const full = { histories: [history('u:1', ['i:1', 'i:2', 'i:3', 'i:4'], [1, 2, 3, 4])] }
    expect(otherHistories(full, [])).toEqual([
      { user: 'u:1', train: ['i:1', 'i:2'], trainTimestamps: [1, 2], validation: null, test: null },
    ])
  })

  it('takes of a user of the sample what comes before its held-out items in the longer history', () => {
    // The sample has not all items; 8 comes before its validation item 2, and 9 after.
    const sample = [leaveOneOut(history('u:1', ['i:1', 'i:2', 'i:3']))]
    const full = {
      histories: [history('u:1', ['i:1', 'i:8', 'i:2', 'i:9', 'i:3', 'i:7'], [1, 2, 3, 4, 5, 6])],
    }
    expect(otherHistories(full, sample)).toEqual([
      { user: 'u:1', train: ['i:1', 'i:8'], trainTimestamps: [1, 2], validation: null, test: null },
    ])
  })

  it('never lets a held-out item of the sample through, wherever the full history has it', () => {
    const sample = [leaveOneOut(history('u:1', ['i:1', 'i:2', 'i:3']))]
    const full = { histories: [history('u:1', ['i:5', 'i:3', 'i:1', 'i:2', 'i:6', 'i:7'])] }
    expect(learnt(otherHistories(full, sample))).toEqual([['u:1', ['i:5']]])
  })

  it('adds users that the sample alone has, without what is held out of them', () => {
    const sample = [leaveOneOut(history('u:2', ['i:1', 'i:2', 'i:3', 'i:4']))]
    const full = { histories: [history('u:1', ['i:1', 'i:2', 'i:3'])] }
    expect(learnt(otherHistories(full, sample))).toEqual([
      ['u:1', ['i:1']],
      ['u:2', ['i:1', 'i:2']],
    ])
  })
})

describe('otherItems', () => {
  it('has the items of both, the texts of the full dataset first', () => {
    const text = (id: ItemId, title: string) => ({ id, title, category: '', description: '' })
    const full = { items: new Map([['i:1' as const, text('i:1', 'full')]]) }
    const sample = { items: new Map([['i:1' as const, text('i:1', 'sample')], ['i:2' as const, text('i:2', 'sample')]]) } // prettier-ignore
    expect([...otherItems(full, sample)].map(([id, { title }]) => [id, title])).toEqual([['i:1', 'full'], ['i:2', 'sample']]) // prettier-ignore
  })
})
