/** Guesses which column of a table says what, by the names of the columns. */
import type { ColumnMapping, FileRole } from '#shared/vocabulary/imports/sourcePlan.ts'

/** Names by what they mean, in the order in which they are looked for; letters and digits alone, in lower case. */
const NAMES = {
  user: [
    'userid',
    'reviewerid',
    'user',
    'uid',
    'customerid',
    'customer',
    'reviewer',
    'memberid',
    'visitorid',
    'userkey',
    'username',
  ],
  // `parent_asin` stands for all variants of a product, and metadata know no other id.
  item: [
    'parentasin',
    'asin',
    'itemid',
    'movieid',
    'productid',
    'bookid',
    'businessid',
    'gameid',
    'artistid',
    'trackid',
    'songid',
    'newsid',
    'isbn',
    'item',
    'product',
    'iid',
    'movie',
    'book',
    'appid',
    'id',
  ],
  rating: ['rating', 'overall', 'stars', 'score', 'ratings', 'bookrating', 'reviewscore', 'preference'],
  timestamp: [
    'timestamp',
    'unixreviewtime',
    'sorttimestamp',
    'unixtimestamp',
    'ts',
    'time',
    'datetime',
    'reviewtimestamp',
    'date',
    'createdat',
    'reviewdate',
  ],
  title: [
    'title',
    'movietitle',
    'itemtitle',
    'producttitle',
    'name',
    'productname',
    'itemname',
    'booktitle',
    'appname',
    'artistname',
    'trackname',
  ],
  category: [
    'category',
    'categories',
    'genres',
    'genre',
    'class',
    'maincategory',
    'tags',
    'maincat',
    'shelves',
  ],
  description: ['description', 'overview', 'plot', 'summary', 'abstract', 'text', 'review'],
} as const

/** Columns whose text is worth adding to the description of an item. */
const FURTHER = new Set([
  'brand',
  'store',
  'artist',
  'author',
  'authors',
  'director',
  'publisher',
  'developer',
  'feature',
  'features',
])

/** Guesses the columns of a file, and what the file holds. A file of interactions has users and items; one of items has titles. */
export function guessColumns(columns: readonly string[]): {
  readonly role: FileRole
  readonly columns: ColumnMapping
} {
  const byName = new Map<string, string>()
  for (const column of columns) if (!byName.has(plain(column))) byName.set(plain(column), column)
  const find = (meaning: keyof typeof NAMES): string | null => {
    const name = NAMES[meaning].find((one) => byName.has(one))
    return name === undefined ? null : (byName.get(name) ?? null)
  }
  const user = find('user')
  const item = find('item')
  if (user !== null && item !== null && item !== user) {
    const mapping = { ...NO_COLUMNS, user, item, rating: find('rating'), timestamp: find('timestamp') }
    return { role: 'interactions', columns: mapping }
  }
  const title = find('title')
  if (item !== null && title !== null) {
    const described = [find('category'), find('description')]
    const further = columns.filter((one) => FURTHER.has(plain(one)) && !described.includes(one))
    const [category = null, description = null] = described
    return { role: 'items', columns: { ...NO_COLUMNS, item, title, category, description, further } }
  }
  if (user === null) return { role: 'none', columns: NO_COLUMNS }
  return { role: 'users', columns: { ...NO_COLUMNS, user, further: columns.filter((one) => one !== user) } }
}

/** A mapping in which no column says anything. */
export const NO_COLUMNS: ColumnMapping = {
  user: null,
  item: null,
  rating: null,
  timestamp: null,
  title: null,
  category: null,
  description: null,
  flags: [],
  further: [],
}

/** A name in letters and digits alone; a type after it, as in `user_id:token`, is left out. */
function plain(name: string): string {
  return name
    .replace(/:(token|float)(_seq)?$/, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, '')
}
