/** Reads and writes the profile of a user in the words of the built-in agent. */
import {
  joinSentences,
  readProfile,
  sentence,
  sentencesOf,
  strongest,
  type ProfileReading,
} from './profileText.ts'

/** Writes a reading as sentences, the strongest tastes first. `opening` is kept at the beginning. */
export function writeUserProfile(reading: ProfileReading, opening: string): string {
  const likes = strongest(reading.likes, 36)
  const weightOf = (phrase: string) => reading.likes.get(phrase) ?? 0
  const titles = reading.titles.slice(0, 6)
  return joinSentences(
    opening,
    sentence('I keep coming back to', likes.filter((phrase) => weightOf(phrase) > 3).slice(0, 12)),
    sentence(
      'I also like',
      likes.filter((phrase) => weightOf(phrase) > 2 && weightOf(phrase) <= 3).slice(0, 12),
    ),
    sentence('I have tried', likes.filter((phrase) => weightOf(phrase) <= 2).slice(0, 16)),
    titles.length === 0 ? '' : `I chose ${titles.map((title) => `“${title}”`).join(', ')}.`,
    sentence('People like me turn to', strongest(reading.nearby, 6)),
    sentence('I care less for', strongest(reading.dislikes, 6)),
  )
}

/** Sentences that say nothing about tastes and are kept whatever is learnt: "I enjoy CDs.", and facts about the person. */
const OPENING = /^(?:I enjoy [\p{L}\p{N}' -]{1,40}\.$|About me:)/u

/** Reads the tastes of a user profile, without its opening. */
export function readUser(profile: string): ProfileReading {
  return readProfile(withoutOpening(profile))
}

/** Returns a profile without the sentences that say nothing about tastes. */
export function withoutOpening(profile: string): string {
  return sentencesOf(profile)
    .filter((text) => !OPENING.test(text))
    .join(' ')
}

/** Returns the opening sentences of a user profile, which say nothing about tastes. */
export function openingOf(profile: string): string {
  return sentencesOf(profile)
    .filter((text) => OPENING.test(text))
    .join(' ')
}
