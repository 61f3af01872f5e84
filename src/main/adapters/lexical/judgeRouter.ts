/** Judges a router whose message took part: by what it says of the candidates, and by what it does not say of its members. */
import type { JudgedClient } from '../../recnet/prompts/judgedModules.ts'
import { sameTheme } from './filterRules.ts'
import type { Judgement, Outcome } from './interactionOutcome.ts'
import { joinSentences, strongest } from './profileText.ts'
import { overlap, readRouter } from './routerProfile.ts'
import { readUser } from './userProfile.ts'

/** Who received the messages, and what they say. */
export interface Sent {
  readonly routers: ReadonlyMap<number, string>
  readonly user: JudgedClient
}

/** Returns the judgement of the router with this number in the question. */
export function judgeRouter(number: number, { routers, user }: Sent, outcome: Outcome): Judgement {
  const profile = routers.get(number) ?? ''
  const { themes, turnsTo } = readRouter(profile)
  const own = strongest(themes, MOST_THEMES)
  const said = [...turnsTo, ...own]
  const [hits, misses] = [outcome.hits(said), outcome.misses(said)]
  const hasTwin = [...routers].some(([other, text]) => other !== number && overlap(profile, text) >= 0.5)
  const evaluation =
    hits.length + misses.length === 0
      ? 'It says nothing that bears on these candidates.'
      : `It speaks for the truth by ${hits.slice(0, 3).join(', ') || 'nothing'}, for the other by ${misses.slice(0, 3).join(', ') || 'nothing'}.`
  const takenUp = tookUp(number, said, user, outcome)
  const more = takenUp.length === 0 ? '' : `Say more about ${takenUp.join(', ')}.`
  if (hits.length > 0 && misses.length > 0) {
    // What the community turned to of late is no reason to part it.
    const [one, other] = [outcome.hits(own), outcome.misses(own)]
    const apart = `Separate ${one.slice(0, 3).join(', ')} from ${other.slice(0, 3).join(', ')}: they pull apart.`
    const suggestion = one.length > 0 && other.length > 0 ? apart : ''
    return { impact: 'neutral', evaluation, suggestion: joinSentences(suggestion, more) }
  }
  if (misses.length > 0) {
    const less = `Say less about ${misses.slice(0, 3).join(', ')}.`
    return { impact: 'negative', evaluation, suggestion: joinSentences(less, more) }
  }
  const merge = hasTwin ? 'Merge with the community that says the same.' : ''
  return {
    impact: hits.length > 0 ? 'positive' : 'neutral',
    evaluation,
    suggestion: joinSentences(merge, more),
  }
}

/** The themes of a router that are looked at, and the most that it is told of one item. */
const MOST_THEMES = 14
const MOST_TAKEN_UP = 3

/**
 * Returns what a member of the community took that its router does not speak of. A member is a user with whom the router
 * has themes in common.
 */
function tookUp(number: number, said: readonly string[], user: JudgedClient, { taken }: Outcome): string[] {
  const received = user.messages.some((message) => message.number === number)
  const own = [...readUser(user.original).likes.keys()]
  const isMember = own.some((like) => said.some((theme) => sameTheme(like, theme)))
  if (!received || !isMember) return []
  return taken.features
    .filter((feature) => !said.some((theme) => sameTheme(theme, feature)))
    .slice(0, MOST_TAKEN_UP)
}
