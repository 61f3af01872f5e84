/**
 * Answers the prompt `merge` by rules: filters community signals by the integration rules, and writes them into the
 * sentence on communities.
 */
import type { MergeVariables } from '../../recnet/prompts/merge.ts'
import { readRules, sameTheme } from './filterRules.ts'
import { readItem, writeItem } from './itemProfile.ts'
import { readRouter } from './routerProfile.ts'
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

/** The weight of what a community turned to of late; its other themes weigh at most one. */
const TURNED_TO = 4
/** What is left of a signal after each merge. */
const KEPT = 0.6
/** The weight that a signal must have to stay in a profile. */
const FAINT = 0.1

/**
 * Returns the community signals after these messages. Known signals fade; new ones count by their place in the message, by
 * its age, and by the square of the share of what the message says that the receiver has already: who has the taste of
 * a community is likely to share what is new in it, and a few near ones know more than many far ones.
 */
function sifted(
  messages: readonly string[],
  rules: readonly string[],
  receiver: Receiver,
): Map<string, number> {
  const { prioritized, discounted, consistentOnly } = readRules(rules)
  const isIn = (phrases: readonly string[], theme: string) =>
    phrases.some((phrase) => sameTheme(phrase, theme))
  const nearby = new Map([...receiver.nearby].map(([phrase, weight]) => [phrase, weight * KEPT]))
  messages.forEach((message, age) => {
    const { themes, turnsTo } = readRouter(message)
    const common = [...themes.keys()].filter((theme) => isIn(receiver.own, theme)).length
    const agreement = common / Math.max(1, themes.size)
    const signals = new Map([
      ...[...themes].map(([theme, weight]) => [theme, weight / 4] as const),
      ...turnsTo.map((phrase) => [phrase, TURNED_TO] as const),
    ])
    for (const [theme, weight] of signals) {
      const preferred = isIn(prioritized, theme)
      if (isIn(discounted, theme) && !preferred) nearby.delete(theme)
      else if (receiver.own.includes(theme) || isIn(receiver.against, theme)) continue
      else if (!preferred && consistentOnly && common === 0) continue
      else {
        const strength = ((weight / 4) * (preferred ? 3 : 1) * agreement ** 2) / (1 + 0.5 * age)
        nearby.set(theme, (nearby.get(theme) ?? 0) + strength)
      }
    }
  })
  return new Map([...nearby].filter(([, weight]) => weight >= FAINT))
}
