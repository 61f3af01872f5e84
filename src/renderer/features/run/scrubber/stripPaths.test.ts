/** The drawing of the strip, by hand. */
import { describe, expect, it } from 'vitest'
import type { RunStrip } from '#shared/vocabulary/recording/runStrip.ts'
import { stripPaths, xOf } from './stripPaths.ts'

const strip: RunStrip = {
  step: 20,
  every: 10,
  bins: [
    { judged: 10, right: 5 },
    { judged: 10, right: 0 },
  ],
  updates: [
    { step: 0, count: 20, splits: 0, merges: 0, rewrites: 0 },
    { step: 10, count: 21, splits: 1, merges: 0, rewrites: 0 },
    { step: 20, count: 20, splits: 0, merges: 1, rewrites: 2 },
  ],
  evaluations: [{ step: 20, final: false }],
  pauses: [],
  finished: false,
}

describe('stripPaths', () => {
  it('draws bars as wide as their steps and as high as what was right, and each mark at its step', () => {
    const paths = stripPaths(strip, { width: 400, last: 40 })
    expect(paths.judged).toBe('M0 28V14H99V28ZM100 28V14H199V28Z')
    expect(paths.right).toBe('M0 28V21H99V28Z')
    expect(paths.updates).toBe('M0 13V10M100 13V10M200 13V10')
    expect(paths.splits).toBe('M97 5L100 0L103 5Z')
    expect(paths.merges).toBe('M197 6L200 11L203 6Z')
    expect(paths.evaluations).toBe('M200 17L204 21L200 25L196 21Z')
    expect(paths.pauses).toBe('')
  })

  it('draws of marks that lie on one another only the first', () => {
    const updates = Array.from({ length: 4900 }, (_, index) => ({
      step: 20 * index,
      count: 20,
      splits: 1,
      merges: 0,
      rewrites: 0,
    }))
    const { splits } = stripPaths({ ...strip, updates }, { width: 600, last: 98_000 })
    expect(splits.split('Z').length - 1).toBeLessThanOrEqual(200)
  })
})

describe('xOf', () => {
  it('has the last step at the right end, also of what lies beyond it', () => {
    expect([0, 20, 40, 60].map((step) => xOf(step, { width: 400, last: 40 }))).toEqual([0, 200, 400, 400])
    expect(xOf(3, { width: 400, last: 0 })).toBe(0)
  })
})
