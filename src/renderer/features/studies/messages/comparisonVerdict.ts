/** What a comparison says at 5 % after Holm's correction. */
import type { MessagesComparison } from '#shared/vocabulary/studies/messagesReport.ts'

/** Returns the verdict; with one seed it holds for that seed alone. */
export function comparisonVerdict({ test, outcomes }: Pick<MessagesComparison, 'test' | 'outcomes'>): string {
  if (test === null) return 'nothing to compare'
  if (outcomes && outcomes.recNetAlone + outcomes.controlAlone === 0) return 'no interaction differs'
  if (!(test.pHolm < 0.05)) return 'within chance'
  return `${test.difference > 0 ? 'higher' : 'lower'}${test.over === 'users' ? ', for this seed' : ''}`
}
