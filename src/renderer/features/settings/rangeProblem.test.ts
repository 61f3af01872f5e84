/** Typed numbers at the edges. */
import { describe, expect, it } from 'vitest'
import { rangeProblem } from './rangeProblem.ts'

const RANGE = { low: 1, high: 8 }

describe('rangeProblem', () => {
  it('accepts the ends of the range', () => {
    expect([1, 8].map((value) => rangeProblem(value, RANGE))).toEqual([null, null])
  })

  it('says what was expected and what was found', () => {
    expect(rangeProblem(9, RANGE)).toBe('Expected a whole number from 1 to 8; found 9.')
    expect(rangeProblem(1.5, RANGE)).toContain('found 1.5')
    expect(rangeProblem('  ', RANGE)).toContain('found nothing')
    expect(rangeProblem('two', RANGE)).toContain('found two')
    expect(rangeProblem(1.5, { ...RANGE, fractions: true })).toBeNull()
    expect(rangeProblem(0.5, { ...RANGE, fractions: true })).toBe('Expected a number from 1 to 8; found 0.5.')
  })
})
