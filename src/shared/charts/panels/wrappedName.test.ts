import { expect, it } from 'vitest'
import { wrappedName } from './wrappedName.ts'

it('a long name is broken after signs, and within a word only where it must be', () => {
  expect(wrappedName('amazon-cds-dense', 11)).toBe('amazon-cds-\ndense')
  expect(wrappedName('w/o Opt. Router', 40)).toBe('w/o Opt. Router')
  expect(wrappedName('abcdefghij', 4)).toBe('abcd\nefgh\nij')
  expect(wrappedName('first\nsecond', 10)).toBe('first\nsecond')
})

it('a Chinese name is broken between any two signs, each of which takes the room of 1.8 letters', () => {
  // Five signs are 9 letters.
  expect(wrappedName('推荐网络消息', 9)).toBe('推荐网络消\n息')
  expect(wrappedName('推荐网络（前 100 次交互）', 12)).toBe('推荐网络（前\n100 次交互）')
  expect(wrappedName('RecNet 推荐', 8)).toBe('RecNet\n推荐')
})
