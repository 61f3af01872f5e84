/** Amounts in words, by hand. */
import { describe, expect, it } from 'vitest'
import { formatCount, formatShare } from './quantities.ts'

describe('formatCount and formatShare', () => {
  it('group thousands and give percent with two decimals', () => {
    expect(formatCount(1234567.4)).toBe('1,234,567')
    expect(formatShare(0.980717)).toBe('98.07 %')
  })
})
