/** Reads and writes the profile of a router in the words of the built-in agent. */
import { sameTheme } from './filterRules.ts'
import { joinSentences, listOf, readProfile, sentence, sentencesOf, strongest } from './profileText.ts'
import { withoutOpening } from './userProfile.ts'

/** What the profile of a router says. */
export interface RouterReading {
  /** What its clients have in common, with weights. */
  readonly themes: ReadonlyMap<string, number>
  /** What several of its clients took up of late that was not their taste before, newest first. */
  readonly turnsTo: readonly string[]
  /** What one client took up. When another does, the router turns to it. Newest first. */
  readonly takenUp: readonly string[]
}

const TURNS_TO = /^Of late it turns to /
const TAKEN_UP = /^A member took up /
/** The most phrases of each part, so that a profile stays within its words. */
const MOST = { core: 6, themes: 14, turnsTo: 6, takenUp: 9 } as const

/** Reads the profile of a router, or of another client whose profile came as a message. */
export function readRouter(profile: string): RouterReading {
  const sentences = sentencesOf(withoutOpening(profile))
  const phrasesAfter = (pattern: RegExp) =>
    sentences.flatMap((text) => (pattern.test(text) ? listOf(text.replace(pattern, '')) : []))
  const common = sentences.filter((text) => !TURNS_TO.test(text) && !TAKEN_UP.test(text))
  return {
    themes: readProfile(common.join(' ')).likes,
    turnsTo: phrasesAfter(TURNS_TO),
    takenUp: phrasesAfter(TAKEN_UP),
  }
}

/** Writes the profile: the 14 strongest themes, and the newest of the rest. */
export function writeRouter({ themes, turnsTo, takenUp }: RouterReading): string {
  const inOrder = strongest(themes, MOST.themes)
  return joinSentences(
    sentence('A community around', inOrder.slice(0, MOST.core)),
    sentence('It also follows', inOrder.slice(MOST.core)),
    sentence('Of late it turns to', turnsTo.slice(0, MOST.turnsTo)),
    sentence('A member took up', takenUp.slice(0, MOST.takenUp)),
  )
}

/** Returns the share of the themes of the smaller router profile that are also in the other one, from 0 to 1. */
export function overlap(a: string, b: string): number {
  const [few, many] = [[...readRouter(a).themes.keys()], [...readRouter(b).themes.keys()]].sort(
    (x, y) => x.length - y.length,
  ) as [string[], string[]]
  if (few.length === 0) return 0
  return few.filter((theme) => many.some((other) => sameTheme(theme, other))).length / few.length
}
