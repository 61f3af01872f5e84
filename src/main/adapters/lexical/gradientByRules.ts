/** Answers the prompt `gradient` by rules: what each module has in common with the truth and with the other candidates. */
import {
  moduleName,
  type GradientVariables,
  type JudgedModule,
  type ModuleJudgement,
} from '../../recnet/prompts/judgedModules.ts'
import { readRules, sameTheme } from './filterRules.ts'
import { outcomeOf, type Judgement, type Outcome } from './interactionOutcome.ts'
import { readItem, type ItemReading } from './itemProfile.ts'
import { judgeRouter } from './judgeRouter.ts'
import { strongest, type ProfileReading } from './profileText.ts'
import { readUser } from './userProfile.ts'

/**
 * Returns an evaluation of each module that took part, with its impact and a suggestion that the optimizer rules can
 * carry out.
 */
export function gradientByRules(variables: GradientVariables): Record<string, ModuleJudgement> {
  const outcome = outcomeOf(variables)
  const routers = routerTexts(variables)
  const judged = ({ impact, evaluation, suggestion }: Judgement): ModuleJudgement => ({
    evaluation,
    impact,
    change: suggestion !== '',
    suggestion,
  })
  return Object.fromEntries(
    variables.modules.map((module) => {
      return [moduleName(module), judged(judgementOf(module, variables, { outcome, routers }))] as const
    }),
  )
}

/** The texts of the routers by their numbers. */
function routerTexts({ user, items }: GradientVariables): ReadonlyMap<number, string> {
  return new Map(
    [user, ...items].flatMap(({ messages }) =>
      messages.flatMap(({ number, text }) => (text === null ? [] : [[number, text] as const])),
    ),
  )
}

function judgementOf(
  module: JudgedModule,
  variables: GradientVariables,
  { outcome, routers }: { readonly outcome: Outcome; readonly routers: ReadonlyMap<number, string> },
): Judgement {
  const merged = readUser(variables.user.merged)
  if (module.kind === 'router') return judgeRouter(module.number, { routers, user: variables.user }, outcome)
  if (module.candidate === null)
    return module.kind === 'profile'
      ? judgeProfile(merged, outcome)
      : judgeFilter(variables.user.rules, merged, outcome)
  const { candidate } = module
  const item = readItem(variables.items[candidate - 1]?.merged ?? '')
  const likes = strongest(merged.likes, 3)
  const isTruth = candidate === variables.truth
  return module.kind === 'profile'
    ? judgeItem(isTruth, outcome.right, { likes, titles: merged.titles.slice(0, 3) })
    : judgeItemFilter(item, isTruth, likes)
}

function judgeProfile(merged: ProfileReading, { taken, right, ...outcome }: Outcome): Judgement {
  const hits = outcome.hits(merged.likes.keys())
  const misses = outcome.misses(merged.likes.keys())
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
  rules: readonly string[],
  merged: ProfileReading,
  { right, ...outcome }: Outcome,
): Judgement {
  const hits = outcome.hits(merged.nearby.keys())
  const misses = right ? [] : outcome.misses(merged.nearby.keys())
  const { prioritized, discounted } = readRules(rules)
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
  return { impact, evaluation, suggestion: parts.join(' ') }
}

interface Taker {
  readonly likes: readonly string[]
  readonly titles: readonly string[]
}

function judgeItem(isTruth: boolean, right: boolean, { likes, titles }: Taker): Judgement {
  if (isTruth) {
    const evaluation =
      likes.length > 0 ? `Taken by somebody who likes ${likes.join(', ')}.` : 'Taken by somebody new.'
    const also =
      titles.length === 0 ? '' : ` They also chose ${titles.map((title) => `“${title}”`).join(', ')}.`
    const suggestion = `Count one more.${likes.length === 0 ? '' : ` Audience: ${likes.join(', ')}.`}${also}`
    return { impact: right ? 'positive' : 'neutral', evaluation, suggestion }
  }
  if (right || likes.length === 0) return { impact: 'neutral', evaluation: 'Passed over.', suggestion: '' }
  return {
    impact: 'negative',
    evaluation: 'Wrongly preferred.',
    suggestion: `Passed over by: ${likes.slice(0, 2).join(', ')}.`,
  }
}

/** Prioritizes the community signals of the item that was taken which the taker shares. */
function judgeItemFilter(item: ItemReading, isTruth: boolean, likes: readonly string[]): Judgement {
  const nearby = [...item.nearby.keys()]
    .filter((phrase) => likes.some((like) => sameTheme(like, phrase)))
    .slice(0, 2)
  if (!isTruth || nearby.length === 0)
    return { impact: 'neutral', evaluation: 'Nothing that the rules let in decided.', suggestion: '' }
  return {
    impact: 'positive',
    evaluation: `The rules let in ${nearby.join(', ')}.`,
    suggestion: `Prioritize signals about ${nearby.join(', ')}.`,
  }
}
