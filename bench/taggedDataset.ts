/** Films with one to three genres and tags of a few words each: communities overlap, so that routers tend to oscillate. */
import type { Dataset } from '#shared/vocabulary/datasets.ts'
import { toItemId, toUserId } from '#shared/vocabulary/ids.ts'
import type { Random, RandomFor } from '../src/main/ports/random.ts'
import type { SyntheticSize } from './syntheticDataset.ts'

const GENRES = [
  'Action',
  'Adventure',
  'Animation',
  'Children',
  'Comedy',
  'Crime',
  'Documentary',
  'Drama',
  'Fantasy',
  'Film-Noir',
  'Horror',
  'Musical',
  'Mystery',
  'Romance',
  'Sci-Fi',
  'Thriller',
  'War',
  'Western',
]
const KINDS = [
  'classic',
  'cult',
  'dark',
  'slow',
  'bright',
  'epic',
  'small',
  'family',
  'war',
  'love',
  'city',
  'road',
]

const LONG: SyntheticSize = { users: 300, items: 600, interactions: 60 }

export function taggedDataset(randomFor: RandomFor, size: SyntheticSize = LONG): Dataset {
  const ofItems = randomFor('tagged items')
  const films = Array.from({ length: size.items }, (_, number) => filmOf(number, ofItems))
  const histories = Array.from({ length: size.users }, (_, number) => {
    const random = randomFor('tagged user', number)
    const tastes = random.shuffled(GENRES).slice(0, 3)
    const liked = films
      .map(({ genres, text }) => {
        const shared = genres.filter((genre) => tastes.includes(genre)).length
        return { id: text.id, preference: shared + random.next() * 1.5 }
      })
      .sort((a, b) => b.preference - a.preference)
      .slice(0, size.interactions)
    return {
      user: toUserId(String(number)),
      items: random.shuffled(liked).map(({ id }) => id),
      timestamps: null,
    }
  })
  return {
    name: 'tagged',
    domainWord: 'film',
    histories,
    items: new Map(films.map(({ text }) => [text.id, text])),
    users: new Map(),
    givenNegatives: null,
    hash: '1'.repeat(64),
  }
}

function filmOf(number: number, random: Random) {
  const genres = random.shuffled(GENRES).slice(0, 1 + random.below(3))
  const tags = Array.from({ length: 6 }, () => {
    const genre = genres[random.below(genres.length)] ?? ''
    return `${genre.toLowerCase()} ${KINDS[random.below(KINDS.length)] ?? ''}`
  })
  const text = {
    id: toItemId(String(number)),
    title: `Film ${number} (${1970 + random.below(28)})`,
    category: genres.join('; '),
    description: `Tags: ${tags.join(', ')}.`,
  }
  return { genres, text }
}
