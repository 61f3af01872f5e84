import { expect, it } from 'vitest'
import { readShare } from './logReadings.ts'

it('a reading takes as long for the rest as its speed says, which is not known at first', () => {
  const first = { at: 5000, bytes: 100 }
  expect(readShare(first, { at: 5000, readBytes: 100, totalBytes: 1000 })).toEqual({ share: 0.1, left: null })
  // 300 bytes in 3 s: 600 more take 6 s.
  expect(readShare(first, { at: 8000, readBytes: 400, totalBytes: 1000 })).toEqual({ share: 0.4, left: 6000 })
})
