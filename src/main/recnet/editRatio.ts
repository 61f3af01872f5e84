/** How alike two short texts are, letter by letter: rules, attributes, titles. */
import { distance } from 'fastest-levenshtein'

/**
 * 1 minus the edit distance (insertions, deletions, replacements) by the length of the longer text: 0 where nothing stays,
 * 1 for equal texts, two empty ones too. Both texts are compared, and measured, as they are given: whoever wants case, white
 * space or punctuation not to count takes them out of both before.
 */
export function editRatio(a: string, b: string): number {
  const longest = Math.max(a.length, b.length)
  return longest === 0 ? 1 : 1 - distance(a, b) / longest
}
