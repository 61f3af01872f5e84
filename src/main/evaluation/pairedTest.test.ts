import { describe, expect, it } from 'vitest'
import { seededRandom } from '../adapters/seededRandom.ts'
import { comparePaired, signFlipP } from './pairedTest.ts'

const randomFor = seededRandom(42)
const streams = () => ({ bootstrap: randomFor('bootstrap'), flips: randomFor('flips') })

describe('signFlipP', () => {
  it('is 2/8 for three positive differences: only all plus and all minus are as extreme', () => {
    expect(signFlipP([0.2, 0.5, 0.1], randomFor('p'))).toBe(0.25)
  })

  it('counts by hand where signs are mixed', () => {
    // |3 - 1| = 2; the sums of ±3 ±1 are 4, 2, -2, -4: all at least as extreme.
    expect(signFlipP([3, -1], randomFor('p'))).toBe(1)
    // |1 + 2 + 4 - 1| = 6; sums of ±1 ±2 ±4 ±1 reaching 6: 8 and 6 twice, each with both signs: 6 of 16.
    expect(signFlipP([1, 2, 4, -1], randomFor('p'))).toBe(6 / 16)
  })

  it('leaves out differences of 0, and is 1 where all are', () => {
    expect(signFlipP([0, 0.2, 0.5, 0, 0.1], randomFor('p'))).toBe(0.25)
    expect(signFlipP([0, 0], randomFor('p'))).toBe(1)
    expect(signFlipP([], randomFor('p'))).toBe(1)
  })

  it('is not fooled by rounding of equal sums', () => {
    // 0.1 + 0.2 and 0.3 differ in the last bit; ±0.1 ±0.2 ±0.3: 0.6 and, of the observed kind, both zeros.
    expect(signFlipP([0.1, 0.2, -0.3], randomFor('p'))).toBe(1)
  })

  it('is exact at sixteen differences: 2/65536', () => {
    expect(signFlipP(new Array<number>(16).fill(1), randomFor('p'))).toBe(2 / 65536)
  })

  it('samples beyond sixteen, never reaching 0', () => {
    expect(signFlipP(new Array<number>(40).fill(1), randomFor('p'))).toBe(1 / 10_001)
  })

  it('is near the normal approximation in a sample', () => {
    // 60 pluses and 40 minuses of size 1: P(|sum| >= 20) = P(X >= 60 or X <= 40), X ~ B(100, 1/2) = 0.0569.
    const differences = Array.from({ length: 100 }, (_, index) => (index < 60 ? 1 : -1))
    expect(Math.abs(signFlipP(differences, randomFor('p')) - 0.0569)).toBeLessThan(0.008)
  })
})

describe('comparePaired', () => {
  it('counts wins, ties and losses and averages the differences', () => {
    const result = comparePaired([0.5, 0, -0.25, 0.75, 1e-17], streams())
    expect(result).toMatchObject({ wins: 2, ties: 2, losses: 1, difference: 0.2 })
    expect(result.interval.low).toBeLessThan(0.2)
    expect(result.interval.high).toBeGreaterThan(0.2)
  })

  it('finds nothing between a method and itself', () => {
    const result = comparePaired([0, 0, 0], streams())
    expect(result).toEqual({
      difference: 0,
      interval: { low: 0, high: 0 },
      pValue: 1,
      wins: 0,
      ties: 3,
      losses: 0,
    })
  })

  it('is the same for the same seed', () => {
    const differences = Array.from({ length: 50 }, (_, index) => Math.sin(index * index))
    expect(comparePaired(differences, streams())).toEqual(comparePaired(differences, streams()))
  })
})
