import { describe, expect, it } from 'vitest'
import { BoundedString } from './boundedString.ts'

describe('the inside of a string', () => {
  it('ends at its closing quotation mark, not at one of its own', () => {
    const string = new BoundedString(20)
    expect(string.add('say \\"')).toEqual({ inside: 'say \\"', end: null, behind: '' })
    expect(string.add('hi", "b')).toEqual({ inside: 'hi', end: 'closed', behind: ', "b' })
  })

  it('is full before the character that is too much', () => {
    const string = new BoundedString(5)
    expect(string.add('abc').end).toBeNull()
    expect(string.add('def')).toEqual({ inside: 'de', end: 'full', behind: '' })
  })

  it('may close when it is full', () => {
    expect(new BoundedString(3).add('abc"}')).toEqual({ inside: 'abc', end: 'closed', behind: '}' })
  })

  it('counts an escape sequence once and never breaks it', () => {
    const string = new BoundedString(2)
    expect(string.add('\\u00')).toEqual({ inside: '\\u00', end: null, behind: '' })
    expect(string.add('e9\\')).toEqual({ inside: 'e9\\', end: null, behind: '' })
    expect(string.add('n!')).toEqual({ inside: 'n', end: 'full', behind: '' })
  })

  it('counts a character outside of the first plane as two, as JavaScript does', () => {
    expect(new BoundedString(3).add('🎷🎷')).toEqual({ inside: '🎷', end: 'full', behind: '' })
  })
})
