/**
 * Answers the router optimizer prompt by rules: splits a community whose themes conflict, merges two similar ones,
 * and otherwise rewrites or keeps it.
 */
import type { OptimizeRouterVariables } from '../../recnet/prompts/routerOptimizer.ts'
import { contentWords } from './contentWords.ts'
import { sameTheme } from './filterRules.ts'
import { overlap } from './gradientByRules.ts'
import { listOf, readProfile, strongest } from './profileText.ts'
import { writeRouter } from './summarizeByRules.ts'

/**
 * A community with more than MANY attributes is too broad; one with fewer than FEW may be merged with a similar one.
 * SAME and NEAR are overlaps from 0 to 1.
 */
const MANY_ATTRIBUTES = 28
const FEW_ATTRIBUTES = 6
const SAME = 0.6
const NEAR = 0.3

/** Returns the operation on one router (`split`, `merge`, `rewrite` or `none`) with its new content. `router` counts from 1. */
export function optimizeRouterByRules({
  routerProfiles,
  router,
  attributes,
  gradients,
  operations,
}: OptimizeRouterVariables) {
  const profile = routerProfiles[router - 1] ?? ''
  const twin = nearestTwin(routerProfiles, router)
  if (
    operations.includes('merge') &&
    twin &&
    (twin.overlap >= SAME || (attributes.length < FEW_ATTRIBUTES && twin.overlap >= NEAR))
  ) {
    const both = combined(routerProfiles[twin.number - 1] ?? '', profile)
    return {
      reasoning: '',
      Operation: 'merge',
      merge_with: twin.number,
      'Updated Content': [writeRouter(both)],
    }
  }
  const groups = operations.includes('split') ? pulledApart(attributes, gradients) : null
  if (groups) {
    const children = groups.map((group) =>
      writeRouter(new Map(group.map((phrase, index) => [phrase, group.length - index]))),
    )
    return { reasoning: '', Operation: 'split', merge_with: 0, 'Updated Content': children }
  }
  const less = gradients.flatMap((gradient) => listOf(/Say less about ([^.]+)\./i.exec(gradient)?.[1] ?? ''))
  const themes = readProfile(profile).likes
  const kept = new Map(
    [...themes].map(([theme, weight]) => [theme, less.includes(theme) ? weight * 0.4 : weight]),
  )
  const rewritten = writeRouter(kept)
  return rewritten === profile || less.length === 0
    ? { reasoning: '', Operation: 'none', merge_with: 0, 'Updated Content': [] }
    : { reasoning: '', Operation: 'rewrite', merge_with: 0, 'Updated Content': [rewritten] }
}

function nearestTwin(profiles: readonly string[], router: number) {
  let twin: { readonly number: number; readonly overlap: number } | null = null
  profiles.forEach((profile, index) => {
    if (index === router - 1) return
    const shared = overlap(profiles[router - 1] ?? '', profile)
    if (shared > (twin?.overlap ?? 0)) twin = { number: index + 1, overlap: shared }
  })
  return twin as { readonly number: number; readonly overlap: number } | null
}

function combined(a: string, b: string): Map<string, number> {
  const themes = new Map(readProfile(a).likes)
  for (const [theme, weight] of readProfile(b).likes)
    themes.set(theme, (themes.get(theme) ?? 0) + weight * 0.9)
  return themes
}

/**
 * Splits the attributes into two groups: around the themes that the gradients want separated, or around the two least
 * similar themes of a community that is too broad. Returns null if the community stays whole.
 */
function pulledApart(
  attributes: readonly string[],
  gradients: readonly string[],
): readonly (readonly string[])[] | null {
  const wishes = gradients.flatMap((gradient) => {
    const found = /Separate ([^.]+?) from ([^.]+?): they pull apart/i.exec(gradient)
    return found ? [{ one: listOf(found[1] ?? ''), other: listOf(found[2] ?? '') }] : []
  })
  const tooMuch = attributes.length > MANY_ATTRIBUTES
  if (attributes.length < 2 * FEW_ATTRIBUTES || (wishes.length < 2 && !tooMuch)) return null
  const seeds = wishes.length > 0 ? seedsOf(wishes) : null
  const one = seeds?.one ?? attributes.slice(0, 1)
  const other = seeds?.other ?? [leastAlike(one[0] ?? '', attributes)]
  const nearer = attributes.filter((attribute) => alikeness(attribute, one) >= alikeness(attribute, other))
  const farther = attributes.filter((attribute) => !nearer.includes(attribute))
  const [first, second] = [withSeeds(one, nearer), withSeeds(other, farther)]
  return nearer.length === 0 || farther.length === 0 ? null : [first, second]
}

/** Returns the themes named most often on either side of the requests. The newest request decides which side is which. */
function seedsOf(wishes: readonly { readonly one: readonly string[]; readonly other: readonly string[] }[]) {
  const [newest] = wishes
  const one = new Map<string, number>()
  const other = new Map<string, number>()
  for (const wish of wishes) {
    const turned = wish.one.some((theme) => newest?.other.some((known) => sameTheme(known, theme)))
    for (const theme of turned ? wish.other : wish.one) one.set(theme, (one.get(theme) ?? 0) + 1)
    for (const theme of turned ? wish.one : wish.other) other.set(theme, (other.get(theme) ?? 0) + 1)
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
