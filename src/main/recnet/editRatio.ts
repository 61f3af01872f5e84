/** Similarity of two short texts (rules, attributes, titles) by edit distance. */
import { distance } from 'fastest-levenshtein'

/**
 * Returns 1 minus the edit distance (insertions, deletions, replacements) divided by the length of the longer text:
 * from 0 where nothing is kept to 1 for equal texts, two empty ones included. The texts are compared as given; a caller
 * that wants to ignore case, white space or punctuation removes them from both first.
 */
export function editRatio(a: string, b: string): number {
  const longest = Math.max(a.length, b.length)
  return longest === 0 ? 1 : 1 - distance(a, b) / longest
}
