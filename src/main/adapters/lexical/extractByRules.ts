/** Answers the prompt `extract` by rules: the phrases of a profile, by the kind of sentence they are in. */
import type { ExtractVariables } from '../../recnet/prompts/extract.ts'
import { readItem } from './itemProfile.ts'
import { strongest } from './profileText.ts'
import { readUser } from './userProfile.ts'

/**
 * Returns `taste` of a user, or `feature` and `audience` of an item. Tastes that came from communities are left out
 * of a user's until an interaction confirms them.
 */
export function extractByRules({ kind, profile }: ExtractVariables) {
  if (kind === 'user') return attributesOf({ taste: strongest(readUser(profile).likes, 12) })
  const item = readItem(profile)
  return attributesOf({ feature: item.features.slice(0, 10), audience: strongest(item.audience, 3) })
}

function attributesOf(values: Readonly<Record<string, readonly string[]>>) {
  return { attributes: Object.entries(values).map(([category, own]) => ({ category, values: own })) }
}
