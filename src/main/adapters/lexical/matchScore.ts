/** Scores how well items match a user by the words of both profiles. The agent predicts and ranks by these scores. */
import { contentWords } from './contentWords.ts'
import { readItem, type ItemReading } from './itemProfile.ts'
import type { ProfileReading } from './profileText.ts'
import { readUser } from './userProfile.ts'

/** The words of a text or list with their weights; `unit` scales them to unit length. */
type Words = Map<string, number>

const CONTENT_WEIGHT = 1
const COMPANY_WEIGHT = 0.3
/** What the communities of a user turn to, in the words of the item. */
const NEARBY_WEIGHT = 0.5
/** What the user likes, in the words of those who took the item, and of its communities. */
const AUDIENCE_WEIGHT = 0.1
const ITS_COMMUNITY_WEIGHT = 0.1
const DISLIKE_WEIGHT = 0.2
const POPULARITY_WEIGHT = 0.05

/**
 * Returns one score per candidate; higher is better. Words that many candidates share count less, because they do not
 * tell the candidates apart.
 */
export function matchScores(userProfile: string, candidates: readonly string[]): number[] {
  const user = readUser(userProfile)
  const items = candidates.map(readItem)
  const owns = items.map(ownWords)
  const rarity = rarityAmong(owns)
  const wanted = unit(wordsOfLikes(user), rarity)
  const nearby = unit(weighted(user.nearby), rarity)
  const unwanted = unit(weighted(user.dislikes), rarity)
  return items.map((item, index) => {
    const own = unit(owns[index] ?? new Map<string, number>(), rarity)
    return (
      CONTENT_WEIGHT * product(wanted, own) +
      NEARBY_WEIGHT * product(nearby, own) +
      AUDIENCE_WEIGHT * product(wanted, unit(weighted(item.audience), rarity)) +
      ITS_COMMUNITY_WEIGHT * product(wanted, unit(weighted(item.nearby), rarity)) +
      COMPANY_WEIGHT * sharedTitles(user, item) +
      POPULARITY_WEIGHT * Math.log1p(item.chosen) -
      DISLIKE_WEIGHT * product(unwanted, own)
    )
  })
}

/**
 * Counts the titles that both the user and the people who chose the item chose, and divides by the root of 1 + the
 * number of these people.
 */
function sharedTitles(user: ProfileReading, item: ItemReading): number {
  const shared = item.alsoChosen.filter((title) => user.titles.includes(title)).length
  return shared / Math.sqrt(1 + item.chosen)
}

/** Returns the likes of the user that a candidate matches, strongest first. */
export function metLikes(userProfile: string, candidate: string): string[] {
  const own = ownWords(readItem(candidate))
  const { likes, nearby } = readUser(userProfile)
  return [...likes.keys(), ...nearby.keys()].filter((phrase) => isAbout(own, phrase))
}

/** Tells whether more than half of the content words of a phrase are among the words. */
export function isAbout(words: ReadonlyMap<string, number>, phrase: string): boolean {
  const own = contentWords(phrase)
  return own.filter((word) => words.has(word)).length * 2 > own.length
}

/** Counts the content words of the title and the features of an item. */
export function ownWords(item: ItemReading): Words {
  const words: Words = new Map()
  for (const text of [item.title, ...item.features]) {
    for (const word of contentWords(text)) words.set(word, (words.get(word) ?? 0) + 1)
  }
  return words
}

function wordsOfLikes(user: ProfileReading): Words {
  const words = weighted(user.likes)
  for (const title of user.titles) {
    for (const word of contentWords(title)) words.set(word, (words.get(word) ?? 0) + 1)
  }
  return words
}

/** Returns the words of phrases. The weight of a phrase is spread over its words: each gets it divided by the root of their number. */
function weighted(phrases: ReadonlyMap<string, number>): Words {
  const words: Words = new Map()
  for (const [phrase, weight] of phrases) {
    const parts = contentWords(phrase)
    for (const word of parts) words.set(word, (words.get(word) ?? 0) + weight / Math.sqrt(parts.length))
  }
  return words
}

function rarityAmong(candidates: readonly Words[]): (word: string) => number {
  const counts = new Map<string, number>()
  for (const words of candidates)
    for (const word of words.keys()) counts.set(word, (counts.get(word) ?? 0) + 1)
  return (word) => 1 + Math.log((1 + candidates.length) / (1 + (counts.get(word) ?? 0)))
}

function unit(words: Words, rarity: (word: string) => number): Words {
  const scaled = new Map([...words].map(([word, count]) => [word, count * rarity(word)]))
  const norm = Math.hypot(...scaled.values()) || 1
  for (const [word, value] of scaled) scaled.set(word, value / norm)
  return scaled
}

function product(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  let sum = 0
  for (const [word, value] of a) sum += value * (b.get(word) ?? 0)
  return sum
}
