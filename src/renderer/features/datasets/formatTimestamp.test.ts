/** Times of datasets, whose unit nobody tells. */
import { describe, expect, it } from 'vitest'
import { formatTimestamp } from './formatTimestamp.ts'

describe('formatTimestamp', () => {
  it('reads seconds, milliseconds, microseconds and nanoseconds as the same day', () => {
    expect(formatTimestamp(1609666495)).toBe('2021-01-03')
    expect(formatTimestamp(1609666495000)).toBe('2021-01-03')
    expect(formatTimestamp(1609666495000000)).toBe('2021-01-03')
    expect(formatTimestamp(1609666495e9)).toBe('2021-01-03')
    expect(formatTimestamp(824774400000)).toBe('1996-02-20')
  })

  it('leaves positions and impossible times as they are', () => {
    expect(formatTimestamp(17)).toBe('17')
    expect(formatTimestamp(1e300)).toBe('1e+300')
  })
})
