/**
 * §3.1.3, leave-one-out: a user's last item is the test item, the one before it the validation item, the rest are train
 * items.
 */
import type { InteractionHistory, SplitHistory } from '#shared/vocabulary/interactions.ts'

/**
 * Splits one history. A single item is a train item; of two items the last is the test item; from three items on all
 * parts are filled.
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
