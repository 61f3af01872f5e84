/**
 * Limits on the length of texts: prompts ask for a length, and longer texts are truncated here (design notes,
 * §10.8-10.9).
 */

/**
 * Returns the text unchanged up to one and a half times `words`; a longer one is truncated after the last whole
 * sentence that fits, or else after the last word that does.
 */
export function capWords(text: string, words: number): string {
  const limit = Math.floor(words * 1.5)
  const clean = text
    .trim()
    .replace(/\s+/g, ' ')
    .slice(0, limit * LONGEST_WORD)
    .trim()
  const parts = clean.split(' ')
  if (parts.length <= limit) return clean
  const cut = parts.slice(0, limit).join(' ')
  const ends = ['. ', '! ', '? '].map((end) => `${cut} `.lastIndexOf(end))
  const sentenceEnd = Math.max(...ends)
  return sentenceEnd > cut.length / 3 ? cut.slice(0, sentenceEnd + 1) : cut
}

/**
 * Average characters allowed per word; it limits text without spaces, which some languages and some faulty replies
 * have.
 */
const LONGEST_WORD = 16

/** Words that each kind of text may have. */
export const WORD_LIMITS = {
  user: 180,
  item: 60,
  router: 80,
  rule: 25,
  suggestion: 40,
  evaluation: 25,
  reasoning: 60,
} as const
