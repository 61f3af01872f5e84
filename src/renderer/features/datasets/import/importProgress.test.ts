/** The estimate of what is left, by hand. */
import { describe, expect, it } from 'vitest'
import { positionText, remainingMilliseconds } from './importProgress.ts'

const position = {
  file: 'cds.inter',
  readBytes: 3_000_000,
  totalBytes: 9_000_000,
  since: 1000,
  sinceBytes: 1_000_000,
}

describe('remainingMilliseconds', () => {
  it('divides what is left by the speed since the import was first heard of', () => {
    // 2 MB in 4 s, 6 MB left.
    expect(remainingMilliseconds(position, 5000)).toBe(12_000)
  })

  it('is not known too early or without progress', () => {
    expect(remainingMilliseconds(position, 1400)).toBeNull()
    expect(remainingMilliseconds({ ...position, readBytes: 1_000_000 }, 5000)).toBeNull()
  })
})

describe('positionText', () => {
  it('names bytes, file and what is left', () => {
    expect(positionText(position, 5000)).toBe('3 MB of 9 MB · cds.inter · about 12 s left')
    expect(positionText(position, 1000)).toBe('3 MB of 9 MB · cds.inter')
  })

  it('does not promise a time before the first and after the last byte', () => {
    expect(positionText({ ...position, totalBytes: 0 }, 5000)).toBe('starting')
    expect(positionText({ ...position, readBytes: 9_000_000 }, 5000)).toBe('9 MB read; checking and storing')
  })
})
