/** Reads and writes the profile of an item: its facts, which never change, and its audience, which is learnt. */
import { contentWords } from './contentWords.ts'
import { joinSentences, listOf, readProfile, sentence, sentencesOf, strongest } from './profileText.ts'

/** What the profile of an item says. Maps have phrases with their weights. */
export interface ItemReading {
  /** The sentences that came with the item. */
  readonly facts: readonly string[]
  readonly title: string
  /** The parts of the category, and short phrases of the description. */
  readonly features: readonly string[]
  /** The number of people who chose the item. */
  readonly chosen: number
  /** What the people who chose the item like. */
  readonly audience: ReadonlyMap<string, number>
  /** Other titles that these people chose, newest first. */
  readonly alsoChosen: readonly string[]
  /** Tastes of the communities of the item. */
  readonly nearby: ReadonlyMap<string, number>
  /** Tastes of people who passed the item over. */
  readonly passedOverBy: ReadonlyMap<string, number>
}

/** The most titles in a profile: enough to describe the audience within the length limit of an item profile. */
const MOST_TITLES = 6

const LEARNT = /^(Chosen by|They also chose|Its community also likes|Passed over by)\b/

/** Reads an item profile that the agent wrote, or one that came with the dataset. */
export function readItem(profile: string): ItemReading {
  const sentences = sentencesOf(profile)
  const facts = sentences.filter((text) => !LEARNT.test(text))
  const learnt = readProfile(sentences.filter((text) => LEARNT.test(text)).join(' '))
  return {
    facts,
    title: /“([^”]+)”/.exec(profile)?.[1] ?? '',
    features: featuresOf(facts),
    chosen: learnt.chosen,
    audience: learnt.likes,
    alsoChosen: learnt.titles,
    nearby: learnt.nearby,
    passedOverBy: learnt.dislikes,
  }
}

/** Writes the profile as sentences: the facts first, then what was learnt. */
export function writeItem(item: ItemReading): string {
  const people = item.chosen === 1 ? '1 person' : `${item.chosen} people`
  const audience = strongest(item.audience, 5)
  const also = item.alsoChosen.slice(0, MOST_TITLES).map((title) => `“${title}”`)
  return joinSentences(
    ...item.facts,
    item.chosen === 0 ? '' : `Chosen by ${people}.`,
    sentence('Chosen by people who like', audience),
    also.length === 0 ? '' : `They also chose ${also.join(', ')}.`,
    sentence('Its community also likes', strongest(item.nearby, 5)),
    sentence('Passed over by people who like', strongest(item.passedOverBy, 3)),
  )
}

/** Returns the parts of the category, then runs of up to three content words of the description. */
function featuresOf(facts: readonly string[]): string[] {
  const category = facts.find((text) => text.startsWith('Category:'))
  const categories = category ? listOf(category.slice('Category:'.length)) : []
  const description = facts.filter((text) => text !== category && !text.startsWith('“'))
  return [...new Set([...categories, ...description.flatMap(phrasesOf)])]
}

/** Words and punctuation that separate features, and words that all items of a kind share. */
const BETWEEN =
  /[,;:.!?()“”"]|\b(?:a|an|the|and|or|of|for|with|in|on|at|by|to|from|is|are|was|were|its|it|this|that|these|who|as|into|over|under|between|built|made|set|full|front|behind|up|around|record|album|cd|music|captured|led|where|one|all|through|while|without|carry|carries|features|featuring|mood|feel|spirit|style|piece|pieces|sound|sounds)\b/

/** Returns the phrases of one to three content words between separators, in lower case. */
export function phrasesOf(text: string): string[] {
  return text
    .toLowerCase()
    .split(BETWEEN)
    .map((part) => part.trim().replace(/\s+/g, ' '))
    .filter((part) => {
      const count = part.split(' ').length
      return part.length > 3 && count <= 3 && contentWords(part).length === count
    })
}
