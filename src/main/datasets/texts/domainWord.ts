/** Guesses what one item is called in prompts, where the user does not say (design notes, decision 38). */
import type { ItemText } from '#shared/vocabulary/datasets.ts'

/** Tried in this order; a file name is a better sign than a category. */
const DOMAINS: readonly (readonly [word: string, names: RegExp, categories: RegExp])[] = [
  ['CD', /\b(cds?|vinyl|music)\b/i, /\b(jazz|rock|pop|folk|blues|hip-hop|techno|classical|ambient)\b/i],
  ['office product', /\boffice\b/i, /\b(office|stationery|printers?|envelopes)\b/i],
  ['instrument', /\binstruments?\b/i, /\b(instruments?|guitars?|amplifiers?|drums)\b/i],
  ['movie', /\b(movies?|films?|ml|movielens)\b/i, /\b(comedy|drama|thriller|horror|western)\b/i],
]

/**
 * Returns the word of the first domain that a file name contains or that at least half of the items' categories name;
 * else "product".
 */
export function guessedDomainWord(fileNames: readonly string[], items: Iterable<ItemText>): string {
  const names = fileNames.join(' ').replaceAll(/[-_.]/g, ' ')
  const named = DOMAINS.find(([, pattern]) => pattern.test(names))
  if (named !== undefined) return named[0]
  const categories = Array.from(items, (item) => item.category)
  const spoken = DOMAINS.find(([, , pattern]) => {
    const speaking = categories.filter((category) => pattern.test(category)).length
    return speaking > 0 && speaking >= categories.length / 2
  })
  return spoken?.[0] ?? 'product'
}
