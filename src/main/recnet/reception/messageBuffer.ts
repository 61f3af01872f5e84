/** §2.3.1: the message buffer, bounded and last in, first out, with one message per sender. */
import type { PreferenceMessage } from '#shared/vocabulary/agents.ts'

/**
 * Returns the buffer with one more message, newest first. It replaces an older message of the same sender; beyond
 * `capacity` the oldest message is dropped.
 */
export function withMessage(
  buffer: readonly PreferenceMessage[],
  message: PreferenceMessage,
  capacity: number,
): readonly PreferenceMessage[] {
  return [message, ...buffer.filter((known) => known.from !== message.from)].slice(0, capacity)
}
