/** Sums up how long calls took. */
import type { CallTimes } from '#shared/vocabulary/calls/callTimes.ts'
import type { TimedCall } from './storedReplies.ts'

/** Returns the times by prompt, in the order of their names. Percentiles are of the nearest rank. */
export function callTimesOf(calls: readonly TimedCall[]): readonly CallTimes[] {
  const byPrompt = new Map<string, { readonly times: number[]; tokens: number }>()
  for (const { prompt, milliseconds, replyTokens } of calls) {
    const found = byPrompt.get(prompt) ?? { times: [], tokens: 0 }
    byPrompt.set(prompt, found)
    found.times.push(milliseconds)
    found.tokens += replyTokens
  }
  return [...byPrompt]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([prompt, { times, tokens }]) => {
      const sorted = Float64Array.from(times).sort()
      const total = sorted.reduce((sum, one) => sum + one, 0)
      return {
        prompt,
        measured: sorted.length,
        median: nearestRank(sorted, 0.5),
        p95: nearestRank(sorted, 0.95),
        tokensPerSecond: total > 0 ? (1000 * tokens) / total : null,
      }
    })
}

function nearestRank(sorted: Float64Array, share: number): number {
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0
}
