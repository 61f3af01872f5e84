/** Answers the prompt `summarize` by rules: describes a community by what it is about and by what it also follows. */
import type { SummarizeVariables } from '../../recnet/prompts/summarize.ts'
import { contentWords } from './contentWords.ts'
import { readRouter, writeRouter } from './routerProfile.ts'

/**
 * Returns the new router profile. New attributes join at full strength, so that the newest preferences of the
 * community count; old themes fade by a factor of 0.8. What its clients took up stays.
 */
export function summarizeByRules({ attributes, routerProfile }: SummarizeVariables): { summary: string } {
  const router = readRouter(routerProfile)
  const themes = new Map([...router.themes].map(([phrase, weight]) => [phrase, weight * 0.8]))
  const shared = wordCounts([...themes.keys(), ...attributes])
  for (const attribute of attributes) {
    const recurrence = contentWords(attribute).reduce(
      (sum, word) => sum + Math.log1p((shared.get(word) ?? 1) - 1),
      0,
    )
    themes.set(attribute, (themes.get(attribute) ?? 0) + 2 + 0.3 * recurrence)
  }
  return { summary: writeRouter({ ...router, themes }) }
}

function wordCounts(phrases: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const phrase of phrases) {
    for (const word of new Set(contentWords(phrase))) counts.set(word, (counts.get(word) ?? 0) + 1)
  }
  return counts
}
