/** Counts of credits: how many textual rewards of a router were positive, neutral and negative. */
import type { CreditCounts, Impact, ImpactCounts } from './agents.ts'

const NONE: ImpactCounts = { positive: 0, neutral: 0, negative: 0 }

/** No credits. */
export const NO_CREDITS: CreditCounts = { right: NONE, wrong: NONE }

/** Returns the counts with one more credit. */
export function withCredit(
  counts: CreditCounts,
  { reward, impact }: { readonly reward: 0 | 1; readonly impact: Impact },
): CreditCounts {
  const side = reward === 1 ? 'right' : 'wrong'
  return { ...counts, [side]: { ...counts[side], [impact]: counts[side][impact] + 1 } }
}

/** Returns the number of credits of this impact, whatever the reward. */
export function creditsOf({ right, wrong }: CreditCounts, impact: Impact): number {
  return right[impact] + wrong[impact]
}
