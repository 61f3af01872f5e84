import { describe, expect, it } from 'vitest'
import { sharePassing, thresholdPassing, usedBins } from './scoreHistogram.ts'

/** Bins of a half over [-1, 1]: two scores in [0, 0.5), eight in [0.5, 1]. */
const histogram = [0, 0, 2, 8]

describe('usedBins', () => {
  it('leaves out what is empty at both ends, and joins neighbours where there are too many', () => {
    expect(usedBins(histogram)).toEqual([
      { low: 0, high: 0.5, count: 2 },
      { low: 0.5, high: 1, count: 8 },
    ])
    expect(usedBins([0, 1, 0, 3, 2, 0], 2).map(({ count }) => count)).toEqual([1, 5])
    expect(usedBins([0, 0])).toEqual([])
  })
})

describe('thresholdPassing', () => {
  it('goes from the highest score down', () => {
    // All eight of the upper bin, half of them, and one of the two below.
    expect([0.8, 0.4, 0.9].map((share) => thresholdPassing(histogram, share))).toEqual([0.5, 0.75, 0.25])
    expect([0, 1].map((share) => thresholdPassing(histogram, share))).toEqual([1, 0])
  })

  it('is unknown without scores', () => {
    expect(thresholdPassing([0, 0], 0.2)).toBeNull()
  })
})

describe('sharePassing', () => {
  it('is the other way round', () => {
    expect([0.5, 0.75, 0.25, -1, 1].map((threshold) => sharePassing(histogram, threshold))).toEqual([
      0.8, 0.4, 0.9, 1, 0,
    ])
    expect(sharePassing([0, 0], 0)).toBe(0)
  })
})
