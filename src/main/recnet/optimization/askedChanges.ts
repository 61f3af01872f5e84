/** §2.4: aggregates the gradients of one router into the different changes that they ask for. */
import type { RouterGradient } from '#shared/vocabulary/agents.ts'

/** A change that gradients ask for. */
export interface AskedChange {
  readonly text: string
  /** The number of gradients that ask for it in these words. */
  readonly times: number
}

/** Most changes that are shown; the newest stay, since older ones were written about an older profile. */
const MOST_CHANGES = 10

/** Returns the different suggestions, newest first. Letter case and spaces make no difference. */
export function askedChanges(gradients: readonly RouterGradient[]): readonly AskedChange[] {
  const changes = new Map<string, AskedChange>()
  for (const { suggestion } of gradients.toReversed()) {
    const words = suggestion.toLowerCase().replace(/\s+/g, ' ').trim()
    if (words === '') continue
    const known = changes.get(words)
    changes.set(words, { text: known?.text ?? suggestion, times: (known?.times ?? 0) + 1 })
  }
  return [...changes.values()].slice(0, MOST_CHANGES)
}
