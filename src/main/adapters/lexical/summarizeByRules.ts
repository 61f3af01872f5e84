/** Answers the prompt `summarize` by rules: describes a community by what it is about and by what it also follows. */
import type { SummarizeVariables } from '../../recnet/prompts/summarize.ts'
import { contentWords } from './contentWords.ts'
import { joinSentences, readProfile, sentence, strongest } from './profileText.ts'

/**
 * Returns the new router profile. New attributes join at full strength, so that the newest preferences of the
 * community count; old themes fade by a factor of 0.8.
 */
export function summarizeByRules({ attributes, routerProfile }: SummarizeVariables): { summary: string } {
  const themes = new Map(
    [...readProfile(routerProfile).likes].map(([phrase, weight]) => [phrase, weight * 0.8]),
  )
  const shared = wordCounts([...themes.keys(), ...attributes])
  for (const attribute of attributes) {
    const recurrence = contentWords(attribute).reduce(
      (sum, word) => sum + Math.log1p((shared.get(word) ?? 1) - 1),
      0,
    )
    themes.set(attribute, (themes.get(attribute) ?? 0) + 2 + 0.3 * recurrence)
  }
  return { summary: writeRouter(themes) }
}

/** Writes a router profile with the 14 strongest of these weighted themes. */
export function writeRouter(themes: ReadonlyMap<string, number>): string {
  const inOrder = strongest(themes, 14)
  return joinSentences(
    sentence('A community around', inOrder.slice(0, 6)),
    sentence('It also follows', inOrder.slice(6)),
  )
}

function wordCounts(phrases: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const phrase of phrases) {
    for (const word of new Set(contentWords(phrase))) counts.set(word, (counts.get(word) ?? 0) + 1)
  }
  return counts
}
