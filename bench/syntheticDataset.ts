/** A dataset too large to be shipped: people with two tastes each, who mostly take what fits them. */
import type { Dataset, ItemText } from '#shared/vocabulary/datasets.ts'
import { toItemId, toUserId } from '#shared/vocabulary/ids.ts'
import type { Random, RandomFor } from '../src/main/recnet/ports.ts'

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

export function syntheticDataset(randomFor: RandomFor, size: SyntheticSize = LONG): Dataset {
  const ofItems = randomFor('synthetic items')
  const items = Array.from({ length: size.items }, (_, number) => itemOf(number, ofItems))
  const histories = Array.from({ length: size.users }, (_, number) => {
    const random = randomFor('synthetic user', number)
    const tastes = random.shuffled(GENRES).slice(0, 2)
    const preference = ({ category }: ItemText) => (tastes.includes(category) ? 1 : 0) + random.next() * 1.2
    const liked = items
      .map((item) => ({ id: item.id, preference: preference(item) }))
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
    items: new Map(items.map((item) => [item.id, item])),
    users: new Map(),
    givenNegatives: null,
    hash: '0'.repeat(64),
  }
}

function itemOf(number: number, random: Random): ItemText {
  const one = (words: readonly string[]) => words[random.below(words.length)] ?? ''
  const [category, mood, sound, place] = [one(GENRES), one(MOODS), one(SOUNDS), one(PLACES)]
  return {
    id: toItemId(String(number)),
    title: `${mood} ${place} No. ${number}`,
    category,
    description: `${mood} ${category} from ${place} with ${sound} and ${one(SOUNDS)}.`,
  }
}
