import { expect, it } from 'vitest'
import { isHiddenFile } from './isHiddenFile.ts'

it.each([
  ['._CDs.inter', true],
  ['.DS_Store', true],
  ['Thumbs.db', true],
  ['desktop.ini', true],
  ['CDs.inter', false],
  ['_CDs.inter', false],
])('%s is passed over: %s', (name, hidden) => {
  expect(isHiddenFile(name)).toBe(hidden)
})
