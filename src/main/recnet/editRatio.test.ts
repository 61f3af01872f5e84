import { describe, expect, it } from 'vitest'
import { editRatio } from './editRatio.ts'

describe('editRatio', () => {
  it.each([
    // kitten → sitten → sittin → sitting: 3 edits, 7 letters.
    ['kitten', 'sitting', 1 - 3 / 7],
    // One replaced letter of four.
    ['jazz', 'jaza', 3 / 4],
    // Six letters and a space are added behind four.
    ['folk', 'folk ballad', 4 / 11],
    ['jazz', 'jazz', 1],
    ['abc', 'xyz', 0],
    ['', 'jazz', 0],
    ['', '', 1],
  ])('of “%s” and “%s” is %d, in either order', (a, b, ratio) => {
    expect(editRatio(a, b)).toBeCloseTo(ratio, 12)
    expect(editRatio(b, a)).toBeCloseTo(ratio, 12)
  })
})
