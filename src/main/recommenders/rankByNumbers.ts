/** Rankings that a language model writes as the numbers of candidates. */
import type { ItemId } from '#shared/vocabulary/ids.ts'
import type { Ranking } from './recommender.ts'

/** What happens to candidates that a reply left out: they follow in the order shown, or stay out. */
export type MissingPolicy = 'append' | 'miss'

/**
 * Turns the numbers of a reply, counted from 1, into a ranking. Numbers that name no candidate and repeated mentions are
 * dropped.
 */
export function rankByNumbers(
  numbers: readonly number[],
  candidates: readonly ItemId[],
  missing: MissingPolicy,
): Ranking {
  const named = namedBy(numbers, candidates)
  return {
    ranking: missing === 'miss' ? named : [...new Set([...named, ...candidates])],
    coverage: named.length / candidates.length,
  }
}

/** Returns the candidates that the numbers name, each once, in the order of their first mention. */
export function namedBy(numbers: readonly number[], candidates: readonly ItemId[]): readonly ItemId[] {
  return [...new Set(numbers.flatMap((number) => candidates[number - 1] ?? []))]
}
