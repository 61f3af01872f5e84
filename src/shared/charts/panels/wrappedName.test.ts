import { expect, it } from 'vitest'
import { wrappedName } from './wrappedName.ts'

it('a long name is broken after signs, and within a word only where it must be', () => {
  expect(wrappedName('amazon-cds-dense', 11)).toBe('amazon-cds-\ndense')
  expect(wrappedName('w/o Opt. Router', 40)).toBe('w/o Opt. Router')
  expect(wrappedName('abcdefghij', 4)).toBe('abcd\nefgh\nij')
  expect(wrappedName('first\nsecond', 10)).toBe('first\nsecond')
})
