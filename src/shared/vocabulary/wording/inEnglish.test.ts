/** Templates in English: places are filled by their names, and nothing else is touched. */
import { describe, expect, it } from 'vitest'
import { inEnglish } from './inEnglish.ts'

describe('a sentence template in English', () => {
  it('has its places filled, each by its name and as often as it stands there', () => {
    expect(inEnglish('{users} of {all} users, {users} in all', { users: 3, all: '1,000' })).toBe(
      '3 of 1,000 users, 3 in all',
    )
    expect(inEnglish('test items')).toBe('test items')
  })

  it('keeps what a part holds, also where it looks like a place', () => {
    expect(inEnglish('{run}: {items} items', { run: '{items} $& $1', items: 2 })).toBe(
      '{items} $& $1: 2 items',
    )
  })
})
