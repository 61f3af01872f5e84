/** The profile of an item in the agent's words: its facts, which never change, and who takes it, which does. */
import { contentWords } from './contentWords.ts'
import { joinSentences, listOf, readProfile, sentence, sentencesOf, strongest } from './profileText.ts'

export interface ItemReading {
  /** Sentences that came with the item. */
  readonly facts: readonly string[]
  readonly title: string
  /** Category parts and telling phrases of the description. */
  readonly features: readonly string[]
  readonly chosen: number
  /** What the people like who chose it. */
  readonly audience: ReadonlyMap<string, number>
  /** Other titles that they chose, newest first. */
  readonly alsoChosen: readonly string[]
  readonly nearby: ReadonlyMap<string, number>
  readonly passedOverBy: ReadonlyMap<string, number>
}

/** Long enough to tell its audience, short enough for the length of an item profile. */
const MOST_TITLES = 6

const LEARNT = /^(Chosen by|They also chose|Its community also likes|Passed over by)\b/

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

/** Category parts, then runs of up to three content words of the description that stand between other words. */
function featuresOf(facts: readonly string[]): string[] {
  const category = facts.find((text) => text.startsWith('Category:'))
  const categories = category ? listOf(category.slice('Category:'.length)) : []
  const description = facts.filter((text) => text !== category && !text.startsWith('“'))
  return [...new Set([...categories, ...description.flatMap(phrasesOf)])]
}

/** Words that stand between features of anything, and words that every item of a kind shares. */
const BETWEEN =
  /[,;:.!?()“”"]|\b(?:a|an|the|and|or|of|for|with|in|on|at|by|to|from|is|are|was|were|its|it|this|that|these|who|as|into|over|under|between|built|made|set|full|front|behind|up|around|record|album|cd|music|captured|led|where|one|all|through|while|without|carry|carries|features|featuring|mood|feel|spirit|style|piece|pieces|sound|sounds)\b/

/** Text between those words, where that is one to three words long. */
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
