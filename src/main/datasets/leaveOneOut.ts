/** §3.1.3, leave-one-out: the last item of a user tests, the one before it validates, the rest trains. */
import type { InteractionHistory, SplitHistory } from '#shared/vocabulary/interactions.ts'

/**
 * A short history gives what it can: one item trains, of two the last one tests, from three on all parts
 * are filled.
 */
export function leaveOneOut(history: InteractionHistory): SplitHistory {
  const { user, items, timestamps } = history
  const trained = items.length <= 2 ? Math.min(items.length, 1) : items.length - 2
  return {
    user,
    train: items.slice(0, trained),
    trainTimestamps: timestamps === null ? null : timestamps.slice(0, trained),
    validation: items.length >= 3 ? (items.at(-2) ?? null) : null,
    test: items.length >= 2 ? (items.at(-1) ?? null) : null,
  }
}
