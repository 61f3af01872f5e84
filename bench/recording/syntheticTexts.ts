/** Texts of the lengths that the built-in agent writes. */
import type { RandomFor } from '../../src/main/ports/random.ts'

const SOUNDS = [
  'ba',
  'ce',
  'di',
  'fo',
  'gu',
  'la',
  'me',
  'ni',
  'po',
  'ru',
  'sa',
  'te',
  'vi',
  'zo',
  'ka',
  'lo',
]
const WORDS = 4000
/** Attributes are canonical, so that new ones become rare. */
const ATTRIBUTES = 3000

/** Writes one text of each kind. */
export interface Texts {
  title(): string
  profile(): string
  community(): string
  rule(): string
  reasoning(): string
  evaluation(): string
  attributes(): readonly string[]
}

export function syntheticTexts(random: ReturnType<RandomFor>): Texts {
  const sound = () => SOUNDS[random.below(SOUNDS.length)] ?? ''
  const vocabulary = Array.from({ length: WORDS }, () => sound() + sound() + sound())
  const words = (count: number) =>
    Array.from({ length: count }, () => vocabulary[random.below(WORDS)] ?? '').join(' ')
  const known = Array.from({ length: ATTRIBUTES }, () => words(2))
  return {
    title: () => words(3),
    profile: () => `I enjoy ${words(38)}.`,
    community: () => `A community around ${words(32)}.`,
    rule: () => `Prioritize signals about ${words(4)}.`,
    reasoning: () => `1 meets ${words(6)}. So 1 fits best.`,
    evaluation: () => `It named ${words(7)}.`,
    attributes: () => Array.from({ length: 8 }, () => known[random.below(ATTRIBUTES)] ?? ''),
  }
}
