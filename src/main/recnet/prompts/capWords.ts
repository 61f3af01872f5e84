/** §10.8-10.9 of the methods: lengths are asked for softly and held hard. */

/**
 * The text as it is up to one and a half times `words`; a longer one is cut after the last whole sentence that fits,
 * or after the last word that does.
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

/** Characters allowed per word, on average: bounds text without spaces, which some languages and some errors write. */
const LONGEST_WORD = 16

export const WORD_LIMITS = {
  user: 180,
  item: 60,
  router: 80,
  rule: 25,
  suggestion: 60,
  evaluation: 60,
  reasoning: 120,
} as const
