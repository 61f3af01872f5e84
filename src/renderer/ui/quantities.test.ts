/** Amounts in words, by hand. */
import { describe, expect, it } from 'vitest'
import { formatCount, formatFixed, formatNumber, formatShare, formatSignificant } from './quantities.ts'

describe('formatCount and formatShare', () => {
  it('group thousands and give percent with two decimals', () => {
    expect(formatCount(1234567.4)).toBe('1,234,567')
    expect(formatShare(0.980717)).toBe('98.07 %')
  })
})

describe('formatSignificant', () => {
  it('keeps zeros that are known, and groups thousands', () => {
    expect([0.044, 2.9, 3.8249, 1464].map(formatSignificant)).toEqual(['0.0440', '2.90', '3.82', '1,460'])
  })
})

describe('formatFixed and formatNumber', () => {
  it('have a true minus sign, which what rounds to zero has not', () => {
    expect([-0.01324, 0.5, -0.00001, 1234.5].map((value) => formatFixed(value, 4))).toEqual([
      '−0.0132',
      '0.5000',
      '0.0000',
      '1,234.5000',
    ])
    expect([-1, 0.85, 100_000].map(formatNumber)).toEqual(['−1', '0.85', '100,000'])
  })
})
