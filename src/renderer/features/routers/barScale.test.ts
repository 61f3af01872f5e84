/** Ends of the scale, by hand. */
import { describe, expect, it } from 'vitest'
import { barScale } from './barScale.ts'

describe('barScale', () => {
  it('reaches from the tenth below the least to the tenth above the largest, the threshold included', () => {
    const { low, high, shareOf } = barScale([0.57, 0.81], 0.52)
    expect([low, high]).toEqual([0.5, 0.9])
    expect(shareOf(0.7)).toBeCloseTo(0.5, 12)
  })

  it('keeps whole tenths as ends, negative ones too', () => {
    const { low, high } = barScale([-0.3, 0.3], null)
    expect([low, high]).toEqual([-0.3, 0.3])
  })

  it('has room even where all scores are the same, or none are there', () => {
    expect([barScale([0.5], 0.5).low, barScale([0.5], 0.5).high]).toEqual([0.5, 0.6])
    expect([barScale([], null).low, barScale([], null).high]).toEqual([0, 1])
  })
})
