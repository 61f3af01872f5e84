/** Eq. 8 for one router, aggregated: how many of its textual rewards were positive, neutral and negative. */
import type { Impact } from './agents.ts'

/** Credits by impact. */
export type ImpactCounts = Readonly<Record<Impact, number>>

/** Credits by the reward of the interaction that they come from, and by impact. */
export interface CreditCounts {
  /** Of interactions whose outcome was predicted rightly. */
  readonly right: ImpactCounts
  readonly wrong: ImpactCounts
}

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
