/** A dataset too large to be shipped: people with two tastes each, who mostly take what fits them. */
import type { Dataset, ItemText } from '#shared/vocabulary/datasets.ts'
import { toItemId, toUserId } from '#shared/vocabulary/ids.ts'
import type { Random, RandomFor } from '../src/main/ports/random.ts'

const GENRES = [
  'jazz',
  'soul',
  'folk',
  'metal',
  'ambient',
  'blues',
  'opera',
  'disco',
  'reggae',
  'country',
  'gospel',
  'punk',
  'techno',
  'latin',
  'swing',
  'grunge',
]
const MOODS = [
  'late night',
  'bright',
  'restless',
  'gentle',
  'stormy',
  'tender',
  'solemn',
  'playful',
  'dusty',
  'raw',
]
const SOUNDS = [
  'brass',
  'slide guitar',
  'analog synth',
  'string quartet',
  'hand drums',
  'upright bass',
  'church organ',
  'close harmony',
  'tape echo',
  'accordion',
  'steel drums',
  'solo piano',
]
const PLACES = ['Chicago', 'Lisbon', 'Havana', 'Berlin', 'Memphis', 'Kyoto', 'Lagos', 'Reykjavik']

export interface SyntheticSize {
  readonly users: number
  readonly items: number
  readonly interactions: number
}

const LONG: SyntheticSize = { users: 400, items: 800, interactions: 25 }

interface SyntheticItem {
  readonly genre: string
  readonly text: ItemText
}

export function syntheticDataset(randomFor: RandomFor, size: SyntheticSize = LONG): Dataset {
  const ofItems = randomFor('synthetic items')
  const items = Array.from({ length: size.items }, (_, number) => itemOf(number, ofItems))
  const histories = Array.from({ length: size.users }, (_, number) => {
    const random = randomFor('synthetic user', number)
    const tastes = random.shuffled(GENRES).slice(0, 2)
    const preference = (genre: string) => (tastes.includes(genre) ? 1 : 0) + random.next() * 1.2
    const liked = items
      .map(({ genre, text }) => ({ id: text.id, preference: preference(genre) }))
      .sort((a, b) => b.preference - a.preference)
      .slice(0, size.interactions)
    return {
      user: toUserId(String(number)),
      items: random.shuffled(liked).map(({ id }) => id),
      timestamps: null,
    }
  })
  return {
    name: 'synthetic',
    domainWord: 'CD',
    histories,
    items: new Map(items.map(({ text }) => [text.id, text])),
    users: new Map(),
    givenNegatives: null,
    hash: '0'.repeat(64),
  }
}

/** Sentences begin with a capital: the built-in agent would read a lower-case one as part of the category. */
function itemOf(number: number, random: Random): SyntheticItem {
  const one = (words: readonly string[]) => words[random.below(words.length)] ?? ''
  const [genre, mood, sound, place] = [one(GENRES), one(MOODS), one(SOUNDS), one(PLACES)]
  return {
    genre,
    text: {
      id: toItemId(String(number)),
      title: `${capital(mood)} ${place} ${number}`,
      category: `${capital(genre)}; ${capital(mood)} ${genre}; ${place} ${genre}`,
      description: `${capital(sound)}, ${one(SOUNDS)} and ${one(MOODS)} ${genre}.`,
    },
  }
}

function capital(words: string): string {
  return words.slice(0, 1).toUpperCase() + words.slice(1)
}
