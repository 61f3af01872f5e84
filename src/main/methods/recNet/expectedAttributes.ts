/** Which attributes clients are assumed to have, from the texts of the items, as Eq. 1 takes phrases out of profiles. */
import type { Dataset, ItemText } from '#shared/vocabulary/datasets.ts'
import type { Protocol } from '../../evaluation/protocol.ts'

/** What is assumed of the attributes of a dataset. */
export interface ExpectedAttributes {
  /** Clients that have attributes, on average over the run. */
  readonly clients: number
  /** How many each of the items that were looked at has. */
  readonly counts: readonly number[]
  /** How many different ones there would be if all were equally frequent: the inverse of Simpson's index. */
  readonly variety: number
}

/** Most items that are looked at, spread over all; an estimate is asked for whenever a setting changes. */
const LOOKED_AT = 2000
/** Most attributes that one client is assumed to have. */
const MOST = 10
/** What ends a phrase. */
const BETWEEN = /[;,.|:!?()\n]+/
/**
 * Of a client's attributes those that are new when its profile was revised; 0.36 to 0.41 were measured on two datasets, with sets of
 * 3 to 57 clients.
 */
const NEW = 0.37
/** Of new attributes those that a client keeps when its profile is revised again. */
const KEPT = 0.85
/** Of the routers that have an attribute, how many more have it after each update of the clients. */
const SPREAD = 0.2
/** Moments of a run at which it is looked at. */
const MOMENTS = 8

/** Counts the phrases of category and description. Users without a text have attributes from their first update on. */
export function expectedAttributes(
  { items, users }: Dataset,
  { interactions }: Pick<Protocol, 'interactions'>,
): ExpectedAttributes {
  const told = [...users.values()].filter(({ text }) => text !== '').length
  const acting = interactions.map(({ user }) => user).filter((user) => !users.get(user)?.text)
  const others = new Set(acting)
  const frequency = new Map<string, number>()
  const counts = spread([...items.values()]).map((item) => {
    const phrases = phrasesOf(item)
    for (const phrase of phrases) frequency.set(phrase, (frequency.get(phrase) ?? 0) + 1)
    return phrases.length
  })
  const all = meanOf(counts) * counts.length
  const squares = [...frequency.values()].reduce((sum, count) => sum + count ** 2, 0)
  // A user of k interactions has been updated after the first of them, on average a (k + 1)th into the run.
  const share = acting.length / (acting.length + others.size || 1)
  return {
    clients: items.size + told + others.size * share,
    counts,
    variety: squares === 0 ? 1 : all ** 2 / squares,
  }
}

/** Returns how many different new attributes an update of so many clients is assumed to bring. */
export function newAttributes({ counts, variety }: ExpectedAttributes, updatedClients: number): number {
  return variety * (1 - Math.exp((-NEW * meanOf(counts) * updatedClients) / variety))
}

/**
 * Returns the share of the routers that are assumed to have an attribute of a client, on average over a run in which each client is
 * updated so many times. At first each attribute is one router's; then clients take attributes out of what they receive, and those
 * that are assigned once more come to other routers.
 */
export function sharedRouters(attributes: ExpectedAttributes, routers: number, updatesEach: number): number {
  const moments = Array.from({ length: MOMENTS }, (_, moment) => (updatesEach * (moment + 0.5)) / MOMENTS)
  const shares = moments.map((updates) => {
    const gained = KEPT * NEW * meanOf(attributes.counts) * updates
    const shared = meanOf(attributes.counts.map((count) => 1 - (1 - 1 / routers) ** (count + gained)))
    return Math.min(1, shared * (1 + SPREAD * updates))
  })
  return meanOf(shares)
}

function phrasesOf({ category, description }: ItemText): readonly string[] {
  const phrases = `${category};${description}`.toLowerCase().split(BETWEEN)
  return [...new Set(phrases.map((phrase) => phrase.trim()))].filter((phrase) => phrase !== '').slice(0, MOST)
}

function spread(items: readonly ItemText[]): readonly ItemText[] {
  const every = Math.ceil(items.length / LOOKED_AT)
  return every <= 1 ? items : items.filter((_, index) => index % every === 0)
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)
}
