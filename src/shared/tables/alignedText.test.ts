import { describe, expect, it } from 'vitest'
import { alignedText } from './alignedText.ts'

describe('rows as aligned lines', () => {
  it('count two columns for a Chinese letter, and none for a mark over a letter', () => {
    expect(
      alignedText([
        ['name', 'n'],
        ['种子', '1'],
        ['e\u0301te', '2'],
      ]),
    ).toEqual(['name  n', '-------', '种子  1', 'e\u0301te   2'])
  })
})
