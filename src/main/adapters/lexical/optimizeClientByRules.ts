/** Answers the client optimizer prompt by rules: carries out the suggestions of a gradient, sentence by sentence. */
import {
  namesOfModules,
  type ClientModule,
  type ClientUpdate,
  type OptimizeClientVariables,
} from '../../recnet/prompts/clientOptimizer.ts'
import { readRules, rewriteRules, sameTheme } from './filterRules.ts'
import { readItem, writeItem } from './itemProfile.ts'
import { listOf, quotedTitles } from './profileText.ts'
import { openingOf, readUser, writeUserProfile } from './userProfile.ts'

/** Returns one update per module by its name: `rewrite` with the new content, or `none`. */
export function optimizeClientByRules({ modules }: OptimizeClientVariables): Record<string, ClientUpdate> {
  const names = namesOfModules(modules)
  return Object.fromEntries(modules.map((module, index) => [names[index] ?? '', updateOf(module)] as const))
}

function updateOf(module: ClientModule): ClientUpdate {
  const content = contentOf(module)
  if (JSON.stringify(content) !== JSON.stringify(module.current))
    return { Operation: 'rewrite', 'Updated Content': content }
  return { Operation: 'none', 'Updated Content': module.type === 'filter_memory' ? [] : '' }
}

function contentOf({ type, current, gradient }: ClientModule): string | string[] {
  if (type === 'filter_memory') {
    const rules = typeof current === 'string' ? [current] : current
    const { prioritized, discounted } = readRules(gradient.split(/(?<=\.)\s+/))
    return rewriteRules(rules, { prioritize: prioritized, discount: discounted })
  }
  const profile = typeof current === 'string' ? current : current.join(' ')
  return type === 'user_profile' ? changedUser(profile, gradient) : changedItem(profile, gradient)
}

/**
 * The weight an interaction adds to a taste, the factor by which it makes all others fade, and the weight below which
 * a taste is dropped.
 */
const ADDED = 1.6
const KEPT = 0.7
const FAINT = 0.8

/**
 * Strengthens and weakens tastes; all others fade, so the newest count most. Community signals that the interaction
 * confirms become tastes.
 */
function changedUser(profile: string, gradient: string): string {
  const user = readUser(profile)
  const strengthen = requested(gradient, 'Strengthen')
  const weaken = requested(gradient, 'Weaken')
  const likes = new Map([...user.likes].map(([phrase, weight]) => [phrase, weight * KEPT]))
  strengthen.forEach((phrase, index) => {
    likes.set(phrase, Math.min(4, (likes.get(phrase) ?? ADDED) + ADDED - index * 0.02))
  })
  const dislikes = new Map([...user.dislikes].map(([phrase, weight]) => [phrase, weight * 0.8]))
  for (const phrase of weaken) {
    const known = likes.get(phrase)
    if (known !== undefined) likes.set(phrase, Math.max(1, known - 0.5))
    else dislikes.set(phrase, 1)
  }
  for (const phrase of strengthen) dislikes.delete(phrase)
  const nearby = new Map(
    [...user.nearby].filter(([phrase]) => !strengthen.some((taste) => sameTheme(taste, phrase))),
  )
  const remembered = /Remember “([^”]+)”/.exec(gradient)?.[1]
  const titles = remembered
    ? [remembered, ...user.titles.filter((title) => title !== remembered)]
    : user.titles
  for (const [phrase, weight] of likes) if (weight < FAINT) likes.delete(phrase)
  return writeUserProfile({ ...user, likes, dislikes, nearby, titles }, openingOf(profile))
}

function changedItem(profile: string, gradient: string): string {
  const item = readItem(profile)
  const audience = new Map(item.audience)
  for (const phrase of requested(gradient, 'Audience')) audience.set(phrase, (audience.get(phrase) ?? 3) + 1)
  const passedOverBy = new Map(item.passedOverBy)
  for (const phrase of requested(gradient, 'Passed over by'))
    passedOverBy.set(phrase, (passedOverBy.get(phrase) ?? 0) + 1)
  const chosen = item.chosen + (/\bcount one more\b/i.test(gradient) ? 1 : 0)
  const alsoChosen = [...new Set([...quotedTitles(gradient), ...item.alsoChosen])]
  return writeItem({ ...item, audience, alsoChosen, passedOverBy, chosen })
}

/** Returns the phrases after `label:` up to the end of its sentence. */
function requested(gradient: string, label: string): string[] {
  const found = new RegExp(`\\b${label}:([^.]*(?:\\.(?!\\s|$)[^.]*)*)`, 'i').exec(gradient)?.[1]
  return found === undefined ? [] : listOf(found)
}
