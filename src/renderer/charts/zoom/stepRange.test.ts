import { describe, expect, it } from 'vitest'
import { isWhole, movedRange, rangeBetween, scaledRange } from './stepRange.ts'

const whole = { from: 0, to: 600 }

describe('a part of the axis', () => {
  it('is narrowed about a step, which stays where it is', () => {
    // 150 is a quarter of the way, and stays so: from 150 − 75 to 150 + 225.
    expect(scaledRange(whole, whole, 0.5, 150)).toEqual({ from: 75, to: 375 })
    expect(scaledRange(whole, whole, 0.5)).toEqual({ from: 150, to: 450 })
    expect(scaledRange({ from: 100, to: 112 }, whole, 0.1, 100)).toEqual({ from: 100, to: 110 })
  })

  it('is widened to all there is at most', () => {
    expect(scaledRange({ from: 100, to: 200 }, whole, 2)).toEqual({ from: 50, to: 250 })
    expect(scaledRange({ from: 10, to: 500 }, whole, 3)).toEqual(whole)
    expect(isWhole(whole, whole)).toBe(true)
    expect(isWhole({ from: 0, to: 599 }, whole)).toBe(false)
  })

  it('is moved by a share of itself, and not beyond the ends', () => {
    expect(movedRange({ from: 100, to: 200 }, whole, 0.5)).toEqual({ from: 150, to: 250 })
    expect(movedRange({ from: 100, to: 200 }, whole, -3)).toEqual({ from: 0, to: 100 })
    expect(movedRange({ from: 500, to: 590 }, whole, 1)).toEqual({ from: 510, to: 600 })
  })

  it('is what is marked from either side', () => {
    expect(rangeBetween(300, 200, whole)).toEqual({ from: 200, to: 300 })
    expect(rangeBetween(300, 304, whole)).toEqual({ from: 297, to: 307 })
    expect(rangeBetween(-20, 90, whole)).toEqual({ from: 0, to: 90 })
  })
})
