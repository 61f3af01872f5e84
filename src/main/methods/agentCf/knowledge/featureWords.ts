/** The words that describe an item in KGLA's graph: those of its title and description that tell items apart. */
import type { ItemText } from '#shared/vocabulary/datasets.ts'
import type { ItemId } from '#shared/vocabulary/ids.ts'
import type { Breathe } from '../../../ports/breather.ts'

const MOST_WORDS = 10
/** A word of one item alone connects nothing. */
const FEWEST_ITEMS = 2
/** A word of more items says too little of each; of fewer than twenty items two may share one. */
const MOST_ITEMS_SHARE = 0.1
const WORD = /\p{L}[\p{L}\p{M}]{3,}/gu
const ITEMS_AT_A_TIME = 500

/**
 * Returns at most ten words of each item by descending TF-IDF, equal ones in the order of the alphabet, in lower case.
 * Each is a word of at least 4 letters that stands in at least 2 items, and in at most 10 % of them where these are more.
 */
export async function featureWords(
  items: ReadonlyMap<ItemId, ItemText>,
  breathe: Breathe,
): Promise<ReadonlyMap<ItemId, readonly string[]>> {
  const counted = new Map<ItemId, ReadonlyMap<string, number>>()
  const spread = new Map<string, number>()
  for (const [id, { title, description }] of items) {
    if (counted.size % ITEMS_AT_A_TIME === 0) await breathe()
    const counts = new Map<string, number>()
    for (const [word] of `${title} ${description}`.toLowerCase().matchAll(WORD))
      counts.set(word, (counts.get(word) ?? 0) + 1)
    for (const word of counts.keys()) spread.set(word, (spread.get(word) ?? 0) + 1)
    counted.set(id, counts)
  }
  const most = Math.max(FEWEST_ITEMS, MOST_ITEMS_SHARE * items.size)
  const words = new Map<ItemId, readonly string[]>()
  for (const [id, counts] of counted) {
    if (words.size % ITEMS_AT_A_TIME === 0) await breathe()
    const weighed = [...counts].flatMap(([word, count]) => {
      const of = spread.get(word) ?? 0
      return of < FEWEST_ITEMS || of > most ? [] : [{ word, weight: count * Math.log(items.size / of) }]
    })
    weighed.sort((a, b) => b.weight - a.weight || (a.word < b.word ? -1 : 1))
    words.set(
      id,
      weighed.slice(0, MOST_WORDS).map(({ word }) => word),
    )
  }
  return words
}
