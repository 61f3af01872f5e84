/** Amounts in words, by hand. */
import { describe, expect, it } from 'vitest'
import { formatBytes, formatDuration } from './quantities.ts'

describe('formatBytes', () => {
  it('takes the unit that leaves at most three figures before the point', () => {
    expect([0, 999, 1000, 1536, 999_499, 999_500, 1_234_567, 24e9].map(formatBytes)).toEqual([
      '0 B',
      '999 B',
      '1 kB',
      '1.54 kB',
      '999 kB',
      '1 MB',
      '1.23 MB',
      '24 GB',
    ])
  })
})

describe('formatDuration', () => {
  it('names the two largest parts and leaves out a zero', () => {
    const seconds = [0, 0.44, 9.94, 9.96, 59.4, 59.6, 61, 120, 3599.9, 3661, 7200, 172_800 + 3600]
    expect(seconds.map((value) => formatDuration(1000 * value))).toEqual([
      '0 s',
      '0.4 s',
      '9.9 s',
      '10 s',
      '59 s',
      '1 min',
      '1 min 1 s',
      '2 min',
      '1 h',
      '1 h 1 min',
      '2 h',
      '2 d 1 h',
    ])
  })
})
