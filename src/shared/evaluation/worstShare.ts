/** Which prompt has too many calls of a kind, such as those that fell back. */
import type { CallCounts, CallsByPrompt } from '../events/runEvents.ts'

/** Of the calls of one prompt. A run whose model fails one in twenty is more of a run of the fallbacks. */
const MOST_OF_A_KIND = 0.05
/** Fewer calls of a prompt than these say nothing of its share. */
const FEWEST_CALLS = 20

/** Returns the prompt with the largest share of such calls; null where none has too many. */
export function worstShare(
  calls: CallsByPrompt,
  count: (counts: CallCounts) => number,
): { readonly prompt: string; readonly share: number } | null {
  const shares = Object.entries(calls)
    .filter(([, counts]) => counts.calls >= FEWEST_CALLS)
    .map(([prompt, counts]) => ({ prompt, share: count(counts) / counts.calls }))
    .filter(({ share }) => share > MOST_OF_A_KIND)
  return shares.sort((a, b) => b.share - a.share)[0] ?? null
}
