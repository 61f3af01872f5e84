/** Verdicts, by hand. */
import { expect, it } from 'vitest'
import { buildStudyTest } from '#shared/studies/studyResults.testing.ts'
import { testVerdict } from './testVerdict.ts'

it.each([
  [{ pHolm: 0.05 }, 'within chance'],
  [{ pHolm: NaN }, 'within chance'],
  [{ pHolm: 1, over: 'users' as const, wins: 0, ties: 100, losses: 0 }, 'no user differs'],
  [{ pHolm: 0.049, difference: 0.1 }, 'higher, more than chance'],
  [{ pHolm: 0.001, difference: -0.1, over: 'users' as const }, 'lower, more than chance, for this seed'],
])('says of %j that it is %s', (parts, verdict) => {
  expect(testVerdict(buildStudyTest(parts))).toBe(verdict)
})
