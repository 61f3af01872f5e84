import { expect, it } from 'vitest'
import { neighbouringUpdate } from './neighbouringUpdate.ts'

it('finds the update before and after a step, and none beyond the first and the last', () => {
  const updates = [0, 20, 40].map((step) => ({ step, count: 20, splits: 0, merges: 0, rewrites: 0 }))
  expect(neighbouringUpdate(updates, 20, 'before')).toBe(0)
  expect(neighbouringUpdate(updates, 25, 'before')).toBe(20)
  expect(neighbouringUpdate(updates, 20, 'after')).toBe(40)
  expect(neighbouringUpdate(updates, 40, 'after')).toBeNull()
  expect(neighbouringUpdate(updates, 0, 'before')).toBeNull()
})
