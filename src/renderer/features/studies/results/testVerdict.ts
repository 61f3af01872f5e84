/** What a test of a study says at 5 % after Holm's correction. */
import type { StudyTest } from '#shared/vocabulary/studies/studyResults.ts'

/** Returns the verdict on the tested row; with one seed it holds for that seed alone. */
export function testVerdict({ pHolm, difference, over }: StudyTest): string {
  if (!(pHolm < 0.05)) return 'within chance'
  return `${difference > 0 ? 'higher' : 'lower'}, more than chance${over === 'users' ? ', for this seed' : ''}`
}
