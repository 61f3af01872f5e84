import { describe, expect, it } from 'vitest'
import { seededRandom } from '../adapters/seededRandom.ts'
import { bootstrapMean } from './bootstrap.ts'
import { quantileOf } from './percentileInterval.ts'

describe('bootstrapMean', () => {
  it('has no width where all values are equal', () => {
    expect(bootstrapMean([0.5, 0.5, 0.5], seededRandom(1)('a'))).toEqual({ low: 0.5, high: 0.5 })
  })

  it('is near mean +- 1.96 standard errors for many values', () => {
    // 100 values, 30 of them 1: standard error sqrt(0.3 * 0.7 / 100) = 0.0458.
    const values = Array.from({ length: 100 }, (_, index) => (index < 30 ? 1 : 0))
    const { low, high } = bootstrapMean(values, seededRandom(1)('a'))
    expect(Math.abs(low - 0.2102)).toBeLessThan(0.02)
    expect(Math.abs(high - 0.3898)).toBeLessThan(0.02)
  })

  it('is the same for the same stream and 0 without values', () => {
    const values = [0, 1, 0.5, 0.25]
    expect(bootstrapMean(values, seededRandom(1)('a'))).toEqual(bootstrapMean(values, seededRandom(1)('a')))
    expect(bootstrapMean([], seededRandom(1)('a'))).toEqual({ low: 0, high: 0 })
  })
})

describe('quantileOf', () => {
  it('is linear between neighbours', () => {
    expect(quantileOf([0, 10, 20], 0.25)).toBe(5)
    expect(quantileOf([0, 10, 20], 1)).toBe(20)
    expect(quantileOf([7], 0.975)).toBe(7)
  })
})
