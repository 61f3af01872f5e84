import { describe, expect, it } from 'vitest'
import { argmax, cosine, meanUnitVector } from './similarity.ts'

describe('cosine', () => {
  it('is the inner product of unit vectors', () => {
    expect(cosine(Float32Array.of(1, 0), Float32Array.of(0.6, 0.8))).toBeCloseTo(0.6, 7)
    expect(cosine(Float32Array.of(1, 0), Float32Array.of(-1, 0))).toBe(-1)
  })

  it('is exactly 1 for equal vectors, although float32 cannot hold a unit vector exactly', () => {
    const third = Float32Array.of(1, 1, 1).map((value) => value / Math.sqrt(3))
    expect(cosine(third, third.slice())).toBe(1)
  })

  it('is 0 for a zero vector and refuses different lengths', () => {
    expect(cosine(Float32Array.of(0, 0), Float32Array.of(1, 0))).toBe(0)
    expect(() => cosine(Float32Array.of(1), Float32Array.of(1, 0))).toThrow(
      expect.objectContaining({ code: 'argument-invalid' }),
    )
  })
})

describe('argmax', () => {
  it('names the first of the greatest values', () => {
    expect(argmax([1, 3, 3, 2])).toBe(1)
    expect(argmax([-Infinity])).toBe(0)
    expect(argmax([])).toBe(-1)
  })
})

describe('meanUnitVector', () => {
  it('has the mean direction and unit length', () => {
    const mean = meanUnitVector([Float32Array.of(1, 0), Float32Array.of(0, 1)])
    expect(mean[0]).toBeCloseTo(Math.SQRT1_2, 6)
    expect(mean[1]).toBeCloseTo(Math.SQRT1_2, 6)
  })

  it('keeps the first vector where directions cancel out', () => {
    expect(meanUnitVector([Float32Array.of(1, 0), Float32Array.of(-1, 0)])).toEqual(Float32Array.of(1, 0))
  })

  it('refuses an empty list', () => {
    expect(() => meanUnitVector([])).toThrow(expect.objectContaining({ code: 'argument-invalid' }))
  })
})
