import { describe, expect, it } from 'vitest'
import { noOscillation, type RouterOscillation } from './foldOscillation.ts'
import { oscillationNotice } from './oscillationNotice.ts'

const noticeOf = (counts: Partial<RouterOscillation>, routerHysteresis?: number) =>
  oscillationNotice(
    { ...noOscillation(), ...counts },
    { settings: routerHysteresis === undefined ? {} : { routerHysteresis } },
  )

describe('oscillationNotice', () => {
  it('says how many undid another, and suggests the default hysteresis', () => {
    expect(noticeOf({ merges: 569, undoingMerges: 555, splits: 1562, undoingSplits: 2 }, 0)).toEqual({
      sentence:
        '555 of 569 merges undid a split of the last 3 router-centric updates, and 2 of 1,562 splits undid such a merge: routers oscillate.',
      advice:
        'With a router hysteresis of 10 (here 0), only enough new gradients can undo a split or a merge so soon.',
      suggested: 10,
    })
  })

  it('takes a run from before there was a hysteresis for one without', () => {
    expect(noticeOf({ merges: 4, undoingMerges: 4 })).toMatchObject({ suggested: 10 })
  })

  it('suggests no larger hysteresis where it lasts longer than the updates that count', () => {
    const found = noticeOf({ splits: 4, undoingSplits: 4 }, 3)
    expect(found?.suggested).toBeNull()
    expect(found?.advice).toMatch(/^Each time, enough gradients had asked for it since/)
  })

  it('comes from three and from a quarter on, of merges or of splits', () => {
    expect(noticeOf({ merges: 2, undoingMerges: 2 })).toBeNull()
    expect(noticeOf({ merges: 12, undoingMerges: 3 })).not.toBeNull()
    expect(noticeOf({ merges: 13, undoingMerges: 3 })).toBeNull()
    expect(noticeOf({ merges: 13, undoingMerges: 3, splits: 12, undoingSplits: 3 })).not.toBeNull()
    expect(noticeOf({})).toBeNull()
  })
})
