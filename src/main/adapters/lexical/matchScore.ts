/** How well an item meets a user, by the words of both profiles; what the agent predicts and ranks by. */
import { contentWords } from './contentWords.ts'
import { readItem, type ItemReading } from './itemProfile.ts'
import type { ProfileReading } from './profileText.ts'
import { readUser } from './userProfile.ts'

/** Words of a text or list with weights; scaled to unit length by `unit`. */
type Words = Map<string, number>

const CONTENT_WEIGHT = 1
const COMPANY_WEIGHT = 0.3
const NEARBY_WEIGHT = 0.3
const DISLIKE_WEIGHT = 0.2
const POPULARITY_WEIGHT = 0.05

/** One score per candidate, higher is better. Words that all candidates share cannot tell them apart and count less. */
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
      COMPANY_WEIGHT * sharedTitles(user, item) +
      POPULARITY_WEIGHT * Math.log1p(item.chosen) -
      DISLIKE_WEIGHT * product(unwanted, own)
    )
  })
}

/** Titles of the user that people who chose the item chose too, over the root of how many people that is. */
function sharedTitles(user: ProfileReading, item: ItemReading): number {
  const shared = item.alsoChosen.filter((title) => user.titles.includes(title)).length
  return shared / Math.sqrt(1 + item.chosen)
}

/** Which likes of the user a candidate meets, strongest first. */
export function metLikes(userProfile: string, candidate: string): string[] {
  const own = ownWords(readItem(candidate))
  const { likes, nearby } = readUser(userProfile)
  return [...likes.keys(), ...nearby.keys()].filter((phrase) => isAbout(own, phrase))
}

/** Whether most words of the phrase are among the words. */
export function isAbout(words: ReadonlyMap<string, number>, phrase: string): boolean {
  const own = contentWords(phrase)
  return own.filter((word) => words.has(word)).length * 2 > own.length
}

/** Title, features and facts of an item. */
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

/** The words of phrases; a phrase of many words gives each of them less. */
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
