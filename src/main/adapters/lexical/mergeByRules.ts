/**
 * Answers the prompt `merge` by rules: filters community signals by the integration rules, and writes them into the
 * sentence on communities.
 */
import type { MergeVariables } from '../../recnet/prompts/merge.ts'
import { readRules, sameTheme } from './filterRules.ts'
import { readItem, writeItem } from './itemProfile.ts'
import { readProfile } from './profileText.ts'
import { openingOf, readUser, writeUserProfile } from './userProfile.ts'

/** Returns the profile with the community signals that pass the rules. `routerProfiles` must come newest first. */
export function mergeByRules({ kind, routerProfiles, rules, profile }: MergeVariables): {
  updated_profile: string
} {
  if (kind === 'user') {
    const user = readUser(profile)
    const own = [...user.likes.keys()]
    const nearby = sifted(routerProfiles, rules, {
      own,
      against: [...user.dislikes.keys()],
      nearby: user.nearby,
    })
    return { updated_profile: writeUserProfile({ ...user, nearby }, openingOf(profile)) }
  }
  const item = readItem(profile)
  const own = [...item.features, ...item.audience.keys()]
  const nearby = sifted(routerProfiles, rules, {
    own,
    against: [...item.passedOverBy.keys()],
    nearby: item.nearby,
  })
  return { updated_profile: writeItem({ ...item, nearby }) }
}

interface Receiver {
  readonly own: readonly string[]
  readonly against: readonly string[]
  readonly nearby: ReadonlyMap<string, number>
}

/**
 * Returns the community signals after these messages. Known signals fade by a factor of 0.6; new ones count by their
 * place in the message and the age of the message.
 */
function sifted(
  messages: readonly string[],
  rules: readonly string[],
  receiver: Receiver,
): Map<string, number> {
  const { prioritized, discounted, consistentOnly } = readRules(rules)
  const isIn = (phrases: readonly string[], theme: string) =>
    phrases.some((phrase) => sameTheme(phrase, theme))
  const nearby = new Map([...receiver.nearby].map(([phrase, weight]) => [phrase, weight * 0.6]))
  messages.forEach((message, age) => {
    const themes = readProfile(message).likes
    const agreeing = [...themes.keys()].filter((theme) => isIn(receiver.own, theme)).length
    for (const [theme, weight] of themes) {
      const preferred = isIn(prioritized, theme)
      if (isIn(discounted, theme) && !preferred) nearby.delete(theme)
      else if (receiver.own.includes(theme) || isIn(receiver.against, theme)) continue
      else if (!preferred && consistentOnly && agreeing === 0) continue
      else {
        const agreement = Math.min(2, 1 + agreeing / 4)
        const strength = ((weight / 4) * (preferred ? 3 : 1) * agreement) / (1 + 0.5 * age)
        nearby.set(theme, (nearby.get(theme) ?? 0) + strength)
      }
    }
  })
  return nearby
}
