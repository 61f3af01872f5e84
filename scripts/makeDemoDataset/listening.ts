/** Plays the plan: who takes which item when, and for what reason. */
import type { Random, RandomFor } from '../../src/main/ports/random.ts'
import type { DemoItem } from './catalogue.ts'
import { CHANGE, COMMUNITIES, INFLUENCES } from './tastes.ts'
import type { Community } from './tastes.ts'

/** `own` is the community's taste, or the member's half of it after a split. */
export type Reason = 'own' | 'drift' | 'influence' | 'noise'

export interface Listener {
  readonly token: string
  readonly community: Community
  /** What the member turns to at `CHANGE`, or null. */
  readonly turnsTo: string | null
  /** Whether the member is among those with whom a new taste of the community begins. */
  readonly leads: boolean
}

export interface Listening {
  readonly user: string
  readonly item: string
  /** Unix seconds. */
  readonly timestamp: number
  readonly reason: Reason
}

export const ITEMS_PER_USER = 8

const NOISE = 0.12
/** Chance that a leader takes the new theme once it has begun. */
const LEADER = 0.7
/** Chance that a follower takes the new theme with the last interaction. */
const FOLLOWER = 0.85
/** Chance that a member who has turned takes the new theme. */
const TURNED = 0.9
/** Items of a theme are taken in proportion to 1 / rank^SKEW. */
const SKEW = 0.6
const START = 1_609_459_200
const SECONDS = 720 * 86_400

/** All users in order of their tokens, which are dealt at random. */
export function inventListeners(randomFor: RandomFor): readonly Listener[] {
  const places = COMMUNITIES.flatMap((community) =>
    Array.from({ length: community.members }, (_, member) => ({
      community,
      turnsTo: community.turnsTo[member % community.turnsTo.length] ?? null,
      leads: member % 2 === 0,
    })),
  )
  const shuffled = randomFor('users').shuffled(places)
  return shuffled.map((place, index) => ({ token: String(index + 1), ...place }))
}

/** Everything that everybody takes, oldest first. */
export function playListening(
  listeners: readonly Listener[],
  items: readonly DemoItem[],
  randomFor: RandomFor,
): readonly Listening[] {
  const ranked = randomFor('popularity').shuffled(items)
  const rows = listeners.flatMap((listener) => {
    const random = randomFor('listening', listener.token)
    const taken = new Set<string>()
    return Array.from({ length: ITEMS_PER_USER }, (_, position) => {
      const time = (position + random.next()) / ITEMS_PER_USER
      const { theme, reason } = wish(listener, { time, isLast: position === ITEMS_PER_USER - 1 }, random)
      const fits = (item: DemoItem): boolean =>
        theme === null ? item.theme !== listener.community.theme : item.theme === theme
      const item = popularOf(
        ranked.filter((candidate) => fits(candidate) && !taken.has(candidate.token)),
        random,
      )
      taken.add(item.token)
      return { user: listener.token, item: item.token, timestamp: START + Math.floor(time * SECONDS), reason }
    })
  })
  return rows.sort((a, b) => a.timestamp - b.timestamp)
}

/** The theme that the listener wants an item of; null is any but the community's. */
function wish(
  { community, turnsTo, leads }: Listener,
  { time, isLast }: { readonly time: number; readonly isLast: boolean },
  random: Random,
): { readonly theme: string | null; readonly reason: Reason } {
  if (random.next() < NOISE) return { theme: null, reason: 'noise' }
  const influence = INFLUENCES.find((one) => one.community === community.name)
  if (influence) {
    const { theme, start } = influence
    if (leads && time >= start && random.next() < LEADER) return { theme, reason: 'own' }
    if (!leads && isLast && random.next() < FOLLOWER) return { theme, reason: 'influence' }
  }
  if (turnsTo !== null && time >= CHANGE && random.next() < TURNED) {
    return { theme: turnsTo, reason: community.turnsTo.length === 1 ? 'drift' : 'own' }
  }
  return { theme: community.theme, reason: 'own' }
}

/** Takes items in order of their popularity, which has nothing to do with their tokens. */
function popularOf(items: readonly DemoItem[], random: Random): DemoItem {
  const weights = items.map((_, rank) => 1 / (rank + 1) ** SKEW)
  let point = random.next() * weights.reduce((sum, weight) => sum + weight, 0)
  const index = weights.findIndex((weight) => (point -= weight) < 0)
  const item = items[index] ?? items.at(-1)
  if (item === undefined) throw new RangeError('Expected an item that the user has not taken')
  return item
}
