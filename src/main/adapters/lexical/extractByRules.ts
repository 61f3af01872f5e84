/** Answers Prompt_extract: the phrases a profile is about, under the sentence they stand in. */
import type { ExtractVariables } from '../../recnet/prompts/extract.ts'
import { readItem } from './itemProfile.ts'
import { strongest } from './profileText.ts'
import { readUser } from './userProfile.ts'

/** Tastes taken over from communities are left out of a user's: they are not the user's own until confirmed. */
export function extractByRules({ kind, profile }: ExtractVariables): Record<string, string[]> {
  if (kind === 'user') return { taste: strongest(readUser(profile).likes, 12) }
  const item = readItem(profile)
  return { feature: item.features.slice(0, 10), audience: strongest(item.audience, 3) }
}
