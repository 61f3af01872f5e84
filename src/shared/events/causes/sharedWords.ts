/** How alike two texts are by their words alone. */

/** Returns the share of words that two texts have in common (Jaccard index of their sets), from 0 to 1; case does not matter. */
export function sharedWords(a: string, b: string): number {
  const [first, second] = [wordsOf(a), wordsOf(b)]
  const common = [...first].filter((word) => second.has(word)).length
  const all = first.size + second.size - common
  return all === 0 ? 0 : common / all
}

function wordsOf(text: string): Set<string> {
  return new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [])
}
