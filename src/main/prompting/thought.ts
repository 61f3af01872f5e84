/** The thought of a reasoning model, which comes before its reply. */

/**
 * Returns the reply without the thought of a reasoning model, which may open its thought, only close it, or never close
 * it.
 */
export function withoutThought(text: string): string {
  const closed = text.lastIndexOf('</think>')
  if (closed >= 0) return text.slice(closed + '</think>'.length).trim()
  return text.replace(/^\s*<think>/, '').trim()
}

/** Returns what a reasoning model wrote before the end of its thought; null where no thought ended. */
export function thoughtOf(text: string): string | null {
  const closed = text.lastIndexOf('</think>')
  return closed < 0
    ? null
    : text
        .slice(0, closed)
        .replace(/^\s*<think>/, '')
        .trim()
}
