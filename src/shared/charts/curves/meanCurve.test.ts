import { describe, expect, it } from 'vitest'
import { meanCurve, meanSteps } from './meanCurve.ts'

describe('the mean of curves', () => {
  it('is over the places that all of them have, with the deviation of a sample', () => {
    const mean = meanCurve([
      [
        [0, 1],
        [10, 2],
        [20, 9],
      ],
      [
        [0, 3],
        [10, 2],
      ],
    ])
    // (1 + 3) / 2 = 2, and √((1 + 1) / (2 − 1)) = √2.
    expect(mean).toEqual([
      { x: 0, mean: 2, deviation: Math.SQRT2 },
      { x: 10, mean: 2, deviation: 0 },
    ])
    expect(meanCurve([])).toEqual([])
  })

  it('of steps is at every place where one changes, each holding its value, up to the common end', () => {
    const mean = meanSteps(
      [
        [
          [0, 20],
          [10, 22],
          [30, 40],
        ],
        [
          [0, 20],
          [15, 24],
        ],
      ],
      20,
    )
    expect(mean.map(({ x, mean: value }) => [x, value])).toEqual([
      [0, 20],
      [10, 21],
      [15, 23],
    ])
  })
})
