import { describe, expect, it } from 'vitest'
import { capWords } from './capWords.ts'

describe('capWords', () => {
  it('leaves a text up to one and a half times the limit', () => {
    expect(capWords(' a b\n c ', 2)).toBe('a b c')
    expect(capWords('', 2)).toBe('')
  })

  it('cuts a longer text after the last whole sentence that fits', () => {
    expect(capWords('One two. Three four five six', 3)).toBe('One two.')
    expect(capWords('Is it? Yes it is indeed', 3)).toBe('Is it?')
  })

  it('counts a sentence that ends exactly at the cut', () => {
    expect(capWords('Aa bb. Cc dd. Ee', 3)).toBe('Aa bb. Cc dd.')
  })

  it('cuts between words where no sentence ends in the last two thirds', () => {
    expect(capWords('A. bbbb cccc dddd eeee ffff', 3)).toBe('A. bbbb cccc dddd')
  })

  it('bounds a text without spaces', () => {
    expect(capWords('x'.repeat(100_000), 80)).toHaveLength(80 * 1.5 * 16)
  })
})
