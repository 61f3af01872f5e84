/**
 * Answers the router optimizer prompt by rules: splits a community whose themes conflict, merges two similar ones,
 * and otherwise rewrites or keeps it.
 */
import { creditsOf } from '#shared/vocabulary/creditCounts.ts'
import type { OptimizeRouterVariables, RouterReply } from '../../recnet/prompts/routerOptimizer.ts'
import { contentWords } from './contentWords.ts'
import { sameTheme } from './filterRules.ts'
import { listOf, strongest } from './profileText.ts'
import { overlap, readRouter, writeRouter, type RouterReading } from './routerProfile.ts'

/**
 * A community with more than MANY attributes may be too broad; one with fewer than FEW may be merged with a similar one.
 * SAME and NEAR are overlaps from 0 to 1. Communities that say the SAME are merged, and only such are made by a split as
 * are not even NEAR, so that the rules do not undo what they did.
 */
const MANY_ATTRIBUTES = 28
const FEW_ATTRIBUTES = 6
const SAME = 0.6
const NEAR = 0.3

/** Returns the operation on one router with its new profiles, among those that are open to it. */
export function optimizeRouterByRules(variables: OptimizeRouterVariables): RouterReply {
  const wishes = wishesOf(variables)
  const both = wishes.toSeparate > wishes.toMerge ? null : merged(variables)
  if (both) return { ...reply('merge', [both.profile]), merge_with: both.number }
  const children = wishes.toMerge > wishes.toSeparate ? null : parted(variables, wishes)
  if (children) return reply('split', children)
  const rewritten = rewrittenBy(variables, wishes)
  return rewritten === variables.profile ? reply('none', []) : reply('rewrite', [rewritten])
}

function reply(operation: RouterReply['Operation'], profiles: readonly string[]): RouterReply {
  return { reasoning: '', Operation: operation, merge_with: 0, 'Updated Content': profiles }
}

/** A wish to separate some themes from others, and the number of gradients that have it. */
interface Separation {
  readonly one: readonly string[]
  readonly other: readonly string[]
  readonly times: number
}

/** What the changes that were asked for say, newest first. The numbers count gradients. */
interface Wishes {
  readonly separations: readonly Separation[]
  readonly toSeparate: number
  readonly toMerge: number
  /** Themes of which less is to be said. */
  readonly less: readonly string[]
  /** What clients took up, and how many. */
  readonly more: ReadonlyMap<string, number>
}

function wishesOf({ changes }: OptimizeRouterVariables): Wishes {
  const separations = changes.flatMap(({ text, times }) => {
    const found = /Separate ([^.]+?) from ([^.]+?): they pull apart/i.exec(text)
    return found ? [{ one: listOf(found[1] ?? ''), other: listOf(found[2] ?? ''), times }] : []
  })
  const merging = changes.filter(({ text }) => /Merge with the community/i.test(text))
  return {
    separations,
    toSeparate: timesOf(separations),
    toMerge: timesOf(merging),
    less: changes.flatMap(({ text }) => listOf(/Say less about ([^.]+)\./i.exec(text)?.[1] ?? '')),
    more: moreOf(changes),
  }
}

function moreOf(changes: OptimizeRouterVariables['changes']): ReadonlyMap<string, number> {
  const more = new Map<string, number>()
  for (const { text, times } of changes)
    for (const phrase of listOf(/Say more about ([^.]+)\./i.exec(text)?.[1] ?? ''))
      more.set(phrase, (more.get(phrase) ?? 0) + times)
  return more
}

function timesOf(wishes: readonly { readonly times: number }[]): number {
  return wishes.reduce((sum, { times }) => sum + times, 0)
}

/** Returns the profile for this community and the one that says most nearly the same; null where none is near enough. */
function merged({ profile, near, mergeable, attributeCount }: OptimizeRouterVariables) {
  const twins = mergeable
    .map((number) => ({ number, overlap: overlap(profile, near[number - 1] ?? '') }))
    .sort((a, b) => b.overlap - a.overlap)
  const [twin] = twins
  const enough = attributeCount < FEW_ATTRIBUTES ? NEAR : SAME
  if (!twin || twin.overlap < enough) return null
  return { number: twin.number, profile: writeRouter(combined(near[twin.number - 1] ?? '', profile)) }
}

function combined(a: string, b: string): RouterReading {
  const [one, other] = [readRouter(a), readRouter(b)]
  const themes = new Map(one.themes)
  for (const [theme, weight] of other.themes) themes.set(theme, (themes.get(theme) ?? 0) + weight * 0.9)
  return {
    themes,
    turnsTo: [...new Set([...one.turnsTo, ...other.turnsTo])],
    takenUp: [...new Set([...one.takenUp, ...other.takenUp])],
  }
}

/**
 * The profile says less of what misled. What one client took up is noted; what a second one takes up is what the
 * community turns to.
 */
function rewrittenBy({ profile }: OptimizeRouterVariables, { less, more }: Wishes): string {
  if (less.length + more.size === 0) return profile
  const { themes, turnsTo, takenUp } = readRouter(profile)
  const known = (phrases: readonly string[], phrase: string) =>
    phrases.some((other) => sameTheme(other, phrase))
  const news = [...more.keys()].filter(
    (phrase) => !known([...themes.keys()], phrase) || known(takenUp, phrase),
  )
  const confirmed = news.filter((phrase) => (more.get(phrase) ?? 0) > 1 || known(takenUp, phrase))
  const still = turnsTo.filter((phrase) => !less.includes(phrase))
  return writeRouter({
    themes: new Map(
      [...themes].map(([theme, weight]) => [theme, less.includes(theme) ? weight * 0.4 : weight]),
    ),
    turnsTo: [...new Set([...confirmed, ...still])],
    takenUp: [...new Set([...news, ...takenUp])].filter((phrase) => !confirmed.includes(phrase)),
  })
}

/**
 * Splits the attributes into two groups: around the themes that the gradients want separated, or around the two least
 * similar themes of a community that is too broad and does not do well. Returns the profiles of both, or null where the
 * community stays whole: its themes do not clearly divide, or its halves would say nearly the same.
 */
function parted(
  { profile, attributes, attributeCount, credits, splitInto }: OptimizeRouterVariables,
  { separations, toSeparate }: Wishes,
): readonly string[] | null {
  const doesWell =
    creditsOf(credits, 'positive') > creditsOf(credits, 'neutral') + creditsOf(credits, 'negative')
  const isTooBroad = attributeCount > MANY_ATTRIBUTES && !doesWell
  if (splitInto < 2 || attributes.length < 2 * FEW_ATTRIBUTES || (toSeparate < 2 && !isTooBroad)) return null
  const { turnsTo } = readRouter(profile)
  const seeds = separations.length > 0 ? seedsOf(separations) : null
  const one = seeds?.one ?? attributes.slice(0, 1)
  const other = seeds?.other ?? [leastAlike(one[0] ?? '', attributes)]
  const nearer = attributes.filter((attribute) => alikeness(attribute, one) >= alikeness(attribute, other))
  const farther = attributes.filter((attribute) => !nearer.includes(attribute))
  if (nearer.length === 0 || farther.length === 0) return null
  const [first, second] = [withSeeds(one, nearer), withSeeds(other, farther)].map((group) =>
    writeRouter({
      themes: new Map(group.map((phrase, index) => [phrase, group.length - index])),
      turnsTo,
      takenUp: [],
    }),
  ) as [string, string]
  return overlap(first, second) < NEAR ? [first, second] : null
}

/** Returns the themes named most often on either side of the requests. The newest request decides which side is which. */
function seedsOf(wishes: readonly Separation[]) {
  const [newest] = wishes
  const one = new Map<string, number>()
  const other = new Map<string, number>()
  for (const wish of wishes) {
    const turned = wish.one.some((theme) => newest?.other.some((known) => sameTheme(known, theme)))
    for (const theme of turned ? wish.other : wish.one) one.set(theme, (one.get(theme) ?? 0) + wish.times)
    for (const theme of turned ? wish.one : wish.other) other.set(theme, (other.get(theme) ?? 0) + wish.times)
  }
  return { one: strongest(one, 4), other: strongest(other, 4).filter((theme) => !one.has(theme)) }
}

function withSeeds(seeds: readonly string[], group: readonly string[]): string[] {
  return [...new Set([...seeds, ...group])].slice(0, 14)
}

function leastAlike(theme: string, attributes: readonly string[]): string {
  return attributes.reduce(
    (least, attribute) => (alikeness(attribute, [theme]) < alikeness(least, [theme]) ? attribute : least),
    theme,
  )
}

/** Returns the share of the words of a phrase that are also in the phrases, from 0 to 1. */
function alikeness(phrase: string, phrases: readonly string[]): number {
  const words = contentWords(phrase)
  const known = new Set(phrases.flatMap(contentWords))
  return words.filter((word) => known.has(word)).length / Math.max(words.length, 1)
}
