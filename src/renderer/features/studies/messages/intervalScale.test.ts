import { expect, it } from 'vitest'
import { buildComparison } from '#shared/studies/messagesReport.testing.ts'
import { comparisonVerdict } from './comparisonVerdict.ts'
import { intervalReach, placeOnScale } from './intervalScale.ts'

it('reaches as far as the widest interval, and puts 0 in the middle', () => {
  const { test } = buildComparison()
  expect(intervalReach([test, null])).toBe(0.04)
  expect(intervalReach([null])).toBe(0.01)
  expect([-0.04, 0, 0.02, 9].map((value) => placeOnScale(value, 0.04))).toEqual([0, 0.5, 0.75, 1])
})

it('says of a comparison no more than its corrected p-value', () => {
  const { test } = buildComparison()
  if (test === null) throw new Error('it has a test')
  const outcomes = { recNetAlone: 9, controlAlone: 1, same: 2 }
  expect(comparisonVerdict({ test, outcomes })).toBe('within chance')
  expect(comparisonVerdict({ test: { ...test, pHolm: 0.01 }, outcomes })).toBe('higher')
  expect(
    comparisonVerdict({ test: { ...test, pHolm: 0.01, difference: -0.1, over: 'users' }, outcomes }),
  ).toBe('lower, for this seed')
  expect(comparisonVerdict({ test, outcomes: { recNetAlone: 0, controlAlone: 0, same: 5 } })).toBe(
    'no interaction differs',
  )
  expect(comparisonVerdict({ test: null, outcomes: null })).toBe('nothing to compare')
})
