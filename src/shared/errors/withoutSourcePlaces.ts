/** Removes where in the source of a library an error arose; that tells a reader nothing, and the log keeps it. */

/** `, /usr/local/cargo/registry/…/commit.rs:670:26`, as libraries in Rust append it to their messages. */
const SOURCE_PLACE = /,?\s*\S+\.rs:\d+(:\d+)?/g

/** Returns the first part of a message of several causes, without places in a source. The function is pure. */
export function withoutSourcePlaces(message: string): string {
  if (!/\.rs:\d+/.test(message)) return message
  const [first = ''] = message.split(/\s+Caused by: /)
  return first.replace(SOURCE_PLACE, '').trim()
}
