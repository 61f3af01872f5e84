/** §2.3.1: bounded, last in first out; one message per sender. */
import type { PreferenceMessage } from '#shared/vocabulary/agents.ts'

/**
 * The buffer with one more message, newest first. An older message of the same sender gives way to it; beyond the
 * capacity the oldest goes.
 */
export function withMessage(
  buffer: readonly PreferenceMessage[],
  message: PreferenceMessage,
  capacity: number,
): readonly PreferenceMessage[] {
  return [message, ...buffer.filter((known) => known.from !== message.from)].slice(0, capacity)
}
