/** §2.3.1: the message buffer, bounded and last in, first out, with one message per sender. */
import type { PreferenceMessage } from '#shared/vocabulary/agents.ts'

/**
 * Returns the buffer with one more message, newest first. It replaces an older message of the same sender, or of one
 * that `isSender` knows as the same; beyond `capacity` the oldest message is dropped.
 */
export function withMessage(
  buffer: readonly PreferenceMessage[],
  message: PreferenceMessage,
  capacity: number,
  isSender = (from: PreferenceMessage['from']) => from === message.from,
): readonly PreferenceMessage[] {
  const next = [message]
  for (const known of buffer) {
    if (next.length >= capacity) break
    if (!isSender(known.from)) next.push(known)
  }
  // An array that was pushed to has room for more than it ever holds, and a run keeps thousands of buffers.
  return next.slice(0, capacity)
}
