/** The credits of a router in words. */
import type { CreditCounts } from '#shared/vocabulary/agents.ts'
import { creditsOf } from '#shared/vocabulary/creditCounts.ts'

/** Returns a sentence with the number of positive, neutral and negative credits since the router was last decided on. */
export function creditsText(credits: CreditCounts): string {
  const [positive, neutral, negative] = (['positive', 'neutral', 'negative'] as const).map((impact) =>
    creditsOf(credits, impact),
  )
  return `Credits since the router was last decided on: ${positive} positive, ${neutral} neutral, ${negative} negative.`
}
