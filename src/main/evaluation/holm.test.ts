import { describe, expect, it } from 'vitest'
import { holm } from './holm.ts'

describe('holm', () => {
  it('multiplies the smallest by the number of tests and never falls', () => {
    // Ascending 0.01, 0.02, 0.03, 0.5 -> 0.04, 0.06, max(0.06, 0.06), 0.5; given in another order.
    const corrected = holm([0.03, 0.01, 0.5, 0.02])
    ;[0.06, 0.04, 0.5, 0.06].forEach((expected, index) => expect(corrected[index]).toBeCloseTo(expected, 12))
  })

  it('keeps the greater value where a later product would be smaller', () => {
    const corrected = holm([0.04, 0.045])
    expect(corrected).toEqual([0.08, 0.08])
  })

  it('stops at 1 and leaves a single test alone', () => {
    expect(holm([0.6, 0.9])).toEqual([1, 1])
    expect(holm([0.04])).toEqual([0.04])
    expect(holm([])).toEqual([])
  })
})
