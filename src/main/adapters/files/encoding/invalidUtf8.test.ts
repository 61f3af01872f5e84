import { isUtf8 } from 'node:buffer'
import { describe, expect, it } from 'vitest'
import { seededRandom } from '../../seededRandom.ts'
import { invalidUtf8 } from './invalidUtf8.ts'

describe('invalidUtf8', () => {
  it.each([
    ['plain', [0x61, 0x62], -1, 2],
    ['a euro sign', [0xe2, 0x82, 0xac], -1, 3],
    ['a Latin-1 letter at the second place', [0x61, 0xe9, 0x62], 1, 1],
    ['a surrogate', [0xed, 0xa0, 0x80], 0, 0],
    ['an overlong slash', [0xc0, 0xaf], 0, 0],
    ['beyond the last character', [0xf4, 0x90, 0x80, 0x80], 0, 0],
  ])('finds in %s the first byte that is none', (_, bytes, at, whole) => {
    expect(invalidUtf8(Uint8Array.from(bytes), { cut: false })).toEqual({ at, whole })
  })

  it('lets the end cut a character off where that is allowed', () => {
    const bytes = Uint8Array.of(0x61, 0xe2, 0x82)
    expect(invalidUtf8(bytes, { cut: true })).toEqual({ at: -1, whole: 1 })
    expect(invalidUtf8(bytes, { cut: false })).toEqual({ at: 1, whole: 1 })
  })

  it('agrees with Node on any bytes', () => {
    const random = seededRandom(1)('negative', 'bytes')
    const pieces = [
      [0x61],
      [0xc3, 0xa9],
      [0xe2, 0x82, 0xac],
      [0xf0, 0x9f, 0x8e, 0xb5],
      [0xe9],
      [0xed, 0xa0, 0x80],
      [0x80],
    ]
    for (let round = 0; round < 2000; round++) {
      const bytes = Uint8Array.from(
        Array.from({ length: 1 + random.below(4) }, () => pieces[random.below(pieces.length)]!).flat(),
      ).slice(0, 1 + random.below(12))
      expect(invalidUtf8(bytes, { cut: false }).at === -1).toBe(isUtf8(bytes))
    }
  })
})
