/** Adding and moving, by hand. */
import { expect, it } from 'vitest'
import { movedRow, newRow } from './rowList.ts'
import { withSetting } from './settingChange.ts'

const row = (variant: string, label = '') => ({ label, variant, settings: {} })

it('gives a second row of one variant a label of its own', () => {
  expect(newRow('Pop', [])).toEqual(row('Pop'))
  expect(newRow('Pop', [row('Pop')]).label).toBe('Pop 2')
  expect(newRow('Pop', [row('Pop'), row('BPR', 'Pop 2')]).label).toBe('Pop 3')
})

it('moves a row, and not out of the list', () => {
  const rows = ['a', 'b', 'c'].map((name) => row(name))
  expect(movedRow(rows, 0, 1).map(({ variant }) => variant)).toEqual(['b', 'a', 'c'])
  expect(movedRow(rows, 2, -1).map(({ variant }) => variant)).toEqual(['a', 'c', 'b'])
  expect(movedRow(rows, 0, -1)).toBe(rows)
})

it('keeps only settings that differ', () => {
  expect(withSetting({ a: 1 }, ['b', 2], 3)).toEqual({ a: 1, b: 2 })
  expect(withSetting({ a: 1, b: 2 }, ['b', 3], 3)).toEqual({ a: 1 })
})
