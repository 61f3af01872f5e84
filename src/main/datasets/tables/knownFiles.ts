/** Files without headers whose columns are known from their README: those of MovieLens 100K and 1M. */
import type { ColumnMapping, FileReading, FileRole } from '#shared/vocabulary/imports/sourcePlan.ts'
import { NO_COLUMNS } from './guessColumns.ts'

const GENRES_100K = [
  'unknown',
  'Action',
  'Adventure',
  'Animation',
  "Children's",
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
] as const

interface KnownFile {
  readonly name: string
  readonly delimiter: string
  readonly names: readonly string[]
  readonly role: FileRole
  readonly columns: ColumnMapping
}

const INTERACTIONS = { ...NO_COLUMNS, user: 'user', item: 'item', rating: 'rating', timestamp: 'timestamp' }
const RATINGS = ['user', 'item', 'rating', 'timestamp'] as const

const KNOWN_FILES: readonly KnownFile[] = [
  { name: 'u.data', delimiter: '\t', names: RATINGS, role: 'interactions', columns: INTERACTIONS },
  {
    name: 'u.item',
    delimiter: '|',
    names: ['item', 'title', 'release date', 'video release date', 'IMDb URL', ...GENRES_100K],
    role: 'items',
    columns: { ...NO_COLUMNS, item: 'item', title: 'title', flags: GENRES_100K.slice(1) },
  },
  {
    name: 'u.user',
    delimiter: '|',
    names: ['user', 'age', 'gender', 'occupation', 'zip code'],
    role: 'users',
    columns: { ...NO_COLUMNS, user: 'user', further: ['age', 'gender', 'occupation'] },
  },
  { name: 'ratings.dat', delimiter: '::', names: RATINGS, role: 'interactions', columns: INTERACTIONS },
  {
    name: 'movies.dat',
    delimiter: '::',
    names: ['item', 'title', 'genres'],
    role: 'items',
    columns: { ...NO_COLUMNS, item: 'item', title: 'title', category: 'genres' },
  },
  {
    name: 'users.dat',
    delimiter: '::',
    names: ['user', 'gender', 'age', 'occupation', 'zip code'],
    role: 'users',
    columns: { ...NO_COLUMNS, user: 'user', further: ['gender', 'age', 'occupation'] },
  },
]

/** Returns how a file of this name is read if its first line has as many columns as the README says; else null. */
export function knownReading(file: string, [first = '']: readonly string[]): FileReading | null {
  const known = KNOWN_FILES.find(({ name }) => name === file)
  if (known === undefined) return null
  const { delimiter, names, role, columns } = known
  if (first.split(delimiter).length !== names.length) return null
  const format = { kind: 'delimited', delimiter, header: false, quoted: false, names } as const
  return { file, role, format, columns }
}
