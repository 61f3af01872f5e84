/** Answers Prompt_extract: the phrases a profile is about, under the sentence they stand in. */
import type { ExtractVariables } from '../../recnet/prompts/extract.ts'
import { readItem } from './itemProfile.ts'
import { readProfile, strongest } from './profileText.ts'

/** Tastes taken over from communities are left out of a user's: they are not the user's own until confirmed. */
export function extractByRules({ kind, profile }: ExtractVariables): Record<string, string[]> {
  if (kind === 'user') return { taste: strongest(readProfile(profile).likes, 12).filter((phrase) => !isGeneric(phrase)) }
  const item = readItem(profile)
  return { feature: item.features.slice(0, 10), audience: strongest(item.audience, 3) }
}

/** "CDs" in "I enjoy CDs." tells nothing. */
function isGeneric(phrase: string): boolean {
  return !phrase.includes(' ') && phrase.endsWith('s') && phrase.length <= 4
}
