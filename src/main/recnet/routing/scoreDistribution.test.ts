import { describe, expect, it } from 'vitest'
import {
  passRate,
  risingScores,
  scoreHistogram,
  scoreQuantile,
  suggestedThreshold,
} from './scoreDistribution.ts'

const five = risingScores([0.5, 0.1, 0.3, 0.2, 0.4])

describe('scoreQuantile', () => {
  it('of five scores leaves that share of them below', () => {
    expect(five).toEqual([0.1, 0.2, 0.3, 0.4, 0.5])
    expect([0, 0.19, 0.2, 0.5, 0.8, 0.9, 1].map((quantile) => scoreQuantile(five, quantile))).toEqual([
      0.1, 0.1, 0.2, 0.3, 0.5, 0.5, 0.5,
    ])
  })

  it('of no scores is unknown', () => {
    expect(scoreQuantile([], 0.8)).toBeNull()
  })
})

describe('passRate', () => {
  it('counts scores at or above the threshold', () => {
    expect([0.6, 0.5, 0.3, 0.1].map((threshold) => passRate(five, threshold))).toEqual([0, 0.2, 0.6, 1])
    expect(passRate([], 0.5)).toBe(0)
  })
})

describe('scoreHistogram', () => {
  it('has equal bins over [-1, 1], the last one closed', () => {
    expect(scoreHistogram([-1, -0.51, -0.5, 0, 0.5, 1], 4)).toEqual([2, 1, 1, 2])
    expect(scoreHistogram([], 3)).toEqual([0, 0, 0])
  })
})

describe('suggestedThreshold', () => {
  it('has three decimals and lets the score pass', () => {
    expect([0.3704, 0.3706, 0.37, 0.57, 0.7999999, -0.1234, 1].map(suggestedThreshold)).toEqual([
      0.37, 0.37, 0.37, 0.57, 0.799, -0.124, 1,
    ])
  })
})
