/** Counts tokens where a server does not. */

/** Bytes of UTF-8 to a token, as in English with the vocabularies in use. */
const BYTES_PER_TOKEN = 4

/**
 * Returns about how many tokens these texts are. It depends on the texts alone, so that a run that is repeated counts
 * the same.
 */
export function estimatedTokens(...texts: readonly string[]): number {
  return Math.ceil(texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0) / BYTES_PER_TOKEN)
}
