/** Answers the prompt `gradient` by rules: what each module has in common with the truth and with the other candidates. */
import type { GradientVariables } from '../../recnet/prompts/gradient.ts'
import { readRules, sameTheme } from './filterRules.ts'
import { readItem, type ItemReading } from './itemProfile.ts'
import { isAbout, ownWords } from './matchScore.ts'
import { readProfile, strongest } from './profileText.ts'
import { readUser } from './userProfile.ts'

const NO_ADJUSTMENT = 'no adjustment'

interface Judgement {
  impact: 'positive' | 'neutral' | 'negative'
  evaluation: string
  suggestion: string
}

/**
 * Returns an evaluation of each module (merged profile, filter memory, router profiles, item profiles), with its
 * impact and a suggestion that the optimizer rules can carry out.
 */
export function gradientByRules(variables: GradientVariables) {
  const { candidates, selected, truth, mergedProfile } = variables
  const right = selected === truth
  const items = candidates.map(readItem)
  const taken = items[truth - 1] ?? readItem('')
  const others = items.filter((_, index) => index !== truth - 1)
  const merged = readUser(mergedProfile)
  const likes = strongest(merged.likes, 3)
  const hits = (phrases: Iterable<string>) =>
    [...phrases].filter((phrase) => isAbout(ownWords(taken), phrase))
  const misses = (phrases: Iterable<string>) =>
    [...phrases].filter(
      (phrase) =>
        !isAbout(ownWords(taken), phrase) && others.some((other) => isAbout(ownWords(other), phrase)),
    )
  return {
    'Merged User Profile Evaluation': judgeProfile(
      taken,
      right,
      hits(merged.likes.keys()),
      misses(merged.likes.keys()),
    ),
    'Filter Memory Evaluation': judgeFilter(
      variables,
      hits(merged.nearby.keys()),
      right ? [] : misses(merged.nearby.keys()),
    ),
    'Router Profiles Evaluation': variables.routerProfiles.map((profile, index) => {
      const themes = strongest(readProfile(profile).likes, 14)
      return { router: index + 1, ...judgeRouter(profile, hits(themes), misses(themes), variables, index) }
    }),
    'Item Profiles Evaluation': items.map((item, index) => ({
      item: index + 1,
      ...judgeItem(item, index === truth - 1, right, { likes, titles: merged.titles.slice(0, 3) }),
    })),
  }
}

function judgeProfile(
  taken: ItemReading,
  right: boolean,
  hits: readonly string[],
  misses: readonly string[],
): Judgement {
  const strengthen = taken.features.slice(0, 12)
  const weaken = right ? [] : misses.slice(0, 3)
  return {
    impact: right ? (hits.length > 0 ? 'positive' : 'neutral') : 'negative',
    evaluation: `It ${hits.length > 0 ? `speaks for the truth by ${hits.slice(0, 4).join(', ')}` : 'names nothing of the truth'}${weaken.length > 0 ? ` and for the other candidate by ${weaken.join(', ')}` : ''}.`,
    suggestion: [
      strengthen.length > 0 ? `Strengthen: ${strengthen.join(', ')}.` : '',
      weaken.length > 0 ? `Weaken: ${weaken.join(', ')}.` : '',
      taken.title === '' ? '' : `Remember “${taken.title}”.`,
    ]
      .filter((part) => part !== '')
      .join(' '),
  }
}

/** Prioritizes community signals that match the truth, and discounts those that only match another candidate. */
function judgeFilter(
  variables: GradientVariables,
  hits: readonly string[],
  misses: readonly string[],
): Judgement {
  const { prioritized, discounted } = readRules(variables.rules)
  const news = (phrases: readonly string[], known: readonly string[]) =>
    phrases.filter((phrase) => !known.some((rule) => sameTheme(rule, phrase))).slice(0, 2)
  const prioritize = news(hits, prioritized)
  const discount = news(misses, discounted)
  const impact = hits.length > misses.length ? 'positive' : misses.length > 0 ? 'negative' : 'neutral'
  const evaluation =
    hits.length + misses.length === 0
      ? 'Nothing that the rules let in bears on these candidates.'
      : `The rules let in ${[...hits, ...misses].slice(0, 5).join(', ')}.`
  const parts = [
    prioritize.length > 0 ? `Prioritize signals about ${prioritize.join(', ')}.` : '',
    discount.length > 0 ? `Discount signals about ${discount.join(', ')}.` : '',
  ].filter((part) => part !== '')
  return { impact, evaluation, suggestion: parts.length === 0 ? NO_ADJUSTMENT : parts.join(' ') }
}

function judgeRouter(
  profile: string,
  hits: readonly string[],
  misses: readonly string[],
  variables: GradientVariables,
  index: number,
): Judgement {
  const twin = variables.routerProfiles.findIndex(
    (other, position) => position !== index && overlap(profile, other) >= 0.5,
  )
  const evaluation =
    hits.length + misses.length === 0
      ? 'It says nothing that bears on these candidates.'
      : `It speaks for the truth by ${hits.slice(0, 3).join(', ') || 'nothing'}, for the other by ${misses.slice(0, 3).join(', ') || 'nothing'}.`
  if (hits.length > 0 && misses.length > 0) {
    const suggestion = `Separate ${hits.slice(0, 3).join(', ')} from ${misses.slice(0, 3).join(', ')}: they pull apart.`
    return { impact: 'neutral', evaluation, suggestion }
  }
  if (misses.length > 0)
    return { impact: 'negative', evaluation, suggestion: `Say less about ${misses.slice(0, 3).join(', ')}.` }
  const suggestion = twin >= 0 ? 'Merge with the community that says the same.' : NO_ADJUSTMENT
  return { impact: hits.length > 0 ? 'positive' : 'neutral', evaluation, suggestion }
}

/** Returns the share of the themes of the smaller router profile that are also in the other one, from 0 to 1. */
export function overlap(a: string, b: string): number {
  const [few, many] = [[...readProfile(a).likes.keys()], [...readProfile(b).likes.keys()]].sort(
    (x, y) => x.length - y.length,
  ) as [string[], string[]]
  if (few.length === 0) return 0
  return few.filter((theme) => many.some((other) => sameTheme(theme, other))).length / few.length
}

interface Taker {
  readonly likes: readonly string[]
  readonly titles: readonly string[]
}

function judgeItem(item: ItemReading, isTruth: boolean, right: boolean, { likes, titles }: Taker) {
  const nearby = [...item.nearby.keys()]
    .filter((phrase) => likes.some((like) => sameTheme(like, phrase)))
    .slice(0, 2)
  const filter_suggestion =
    isTruth && nearby.length > 0 ? `Prioritize signals about ${nearby.join(', ')}.` : NO_ADJUSTMENT
  if (isTruth) {
    const evaluation =
      likes.length > 0 ? `Taken by somebody who likes ${likes.join(', ')}.` : 'Taken by somebody new.'
    const also =
      titles.length === 0 ? '' : ` They also chose ${titles.map((title) => `“${title}”`).join(', ')}.`
    const suggestion = `Count one more.${likes.length === 0 ? '' : ` Audience: ${likes.join(', ')}.`}${also}`
    return { impact: right ? 'positive' : 'neutral', evaluation, suggestion, filter_suggestion }
  }
  if (right || likes.length === 0)
    return { impact: 'neutral', evaluation: 'Passed over.', suggestion: NO_ADJUSTMENT, filter_suggestion }
  return {
    impact: 'negative',
    evaluation: 'Wrongly preferred.',
    suggestion: `Passed over by: ${likes.slice(0, 2).join(', ')}.`,
    filter_suggestion,
  }
}
