import { expect, it } from 'vitest'
import { stepsAsked } from './stepsAsked.ts'

it.each([
  [{}, { fromStep: 50, toStep: 50, whole: false }],
  [
    { fromStep: 7, toStep: 7 },
    { fromStep: 7, toStep: 7, whole: true },
  ],
  [
    { fromStep: 7, toStep: 30 },
    { fromStep: 7, toStep: 16, whole: false },
  ],
  [{ fromStep: 45 }, { fromStep: 45, toStep: 50, whole: true }],
  [{ toStep: 12 }, { fromStep: 3, toStep: 12, whole: false }],
  [{ toStep: 4 }, { fromStep: 0, toStep: 4, whole: true }],
  [{ toStep: 90 }, { fromStep: 41, toStep: 50, whole: false }],
])('computes ten steps at most, of %j', (asked, steps) => {
  expect(stepsAsked(asked, 50)).toEqual({ ...steps, newest: 50 })
})
