/** Parses what a server sent. */

/** Returns the value, or undefined if the text is no JSON. A mark of the byte order before it is no part of it. */
export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, '')) as unknown
  } catch {
    // JSON.parse throws only where the text is no JSON; the caller says what it found instead.
    return undefined
  }
}
