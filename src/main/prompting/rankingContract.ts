/** The contract of a reply that orders numbered candidates. */
import { z } from 'zod'
import { remarkText } from './replyText.ts'

/** The most words of the reasoning that comes before a ranking. */
export const RANKING_REASON = 60

/** Returns the numbers by which a reply may name so many candidates. */
export function candidateNumbers(count: number): readonly [number, ...number[]] {
  return [1, ...Array.from({ length: count - 1 }, (_, index) => index + 2)]
}

/**
 * The list has one place for each candidate. A grammar cannot keep a number from coming twice; the second time it is
 * dropped, and the coverage of the ranking says so.
 */
function contractFor(count: number) {
  return z.object({
    reasoning: remarkText(RANKING_REASON),
    ranking: z
      .array(z.literal([...candidateNumbers(count)]))
      .min(1)
      .meta({ minItems: count, maxItems: count }),
  })
}

const contracts = new Map<number, ReturnType<typeof contractFor>>()

/** Returns the contract of a ranking of so many candidates, the same object each time. */
export function rankingContract(count: number): ReturnType<typeof contractFor> {
  const known = contracts.get(count) ?? contractFor(count)
  contracts.set(count, known)
  return known
}
