/** §10.8-10.9 of the methods: lengths are asked for softly and held hard. */

/**
 * The text as it is up to one and a half times `words`; a longer one is cut after the last whole sentence that fits,
 * or after the last word that does.
 */
export function capWords(text: string, words: number): string {
  const clean = text.trim().replace(/\s+/g, ' ')
  const limit = Math.floor(words * 1.5)
  const parts = clean.split(' ')
  if (parts.length <= limit) return clean
  const cut = parts.slice(0, limit).join(' ')
  const sentenceEnd = Math.max(cut.lastIndexOf('. '), cut.lastIndexOf('! '), cut.lastIndexOf('? '))
  return sentenceEnd > cut.length / 3 ? cut.slice(0, sentenceEnd + 1) : cut
}

export const WORD_LIMITS = {
  user: 180,
  item: 60,
  router: 80,
  rule: 25,
  suggestion: 60,
  evaluation: 60,
  reasoning: 120,
} as const
