/** Guesses the columns of ratings that no header names: users, items, ratings and times, by their values. */
import type { ColumnMapping } from '#shared/vocabulary/imports/sourcePlan.ts'
import { NO_COLUMNS } from './guessColumns.ts'
import type { TableHead } from './headOfTable.ts'

/** As Amazon writes the ids of products. */
const ASIN = /^(?:B[0-9A-Z]{9}|\d{9}[\dX])$/
/** What stands in texts, and not in ids. */
const NO_ID = /[\s{}[\]'"]/
/** As it writes those of reviewers. */
const REVIEWER = /^A[0-9A-Z]{9,20}$/

/** Returns the columns of a table of two to four columns whose first two are ids; null where it is something else. */
export function ratingsColumns({ columns, rows }: TableHead): ColumnMapping | null {
  if (columns.length < 2 || columns.length > 4 || rows.length === 0) return null
  const values = columns.map((_, index) => rows.map((row) => (row[index] ?? '').trim()))
  const [first = [], second = []] = values
  if ([...first, ...second].some((value) => value === '' || NO_ID.test(value))) return null
  // Amazon's dump of 2014 has the user first, that of 2018 the item.
  const itemFirst =
    share(first, ASIN) > share(second, ASIN) || share(second, REVIEWER) > share(first, REVIEWER)
  const rest = columns
    .slice(2)
    .map((name, index) => ({ name, numbers: values[index + 2]?.map(Number) ?? [] }))
  if (rest.some(({ numbers }) => numbers.filter(Number.isFinite).length < numbers.length / 2)) return null
  const time = rest.find(
    ({ numbers }) => numbers.filter((number) => number >= 1e8).length > numbers.length / 2,
  )
  const rating = rest.find((one) => one !== time)
  return {
    ...NO_COLUMNS,
    user: columns[itemFirst ? 1 : 0] ?? null,
    item: columns[itemFirst ? 0 : 1] ?? null,
    rating: rating?.name ?? null,
    timestamp: time?.name ?? null,
  }
}

function share(values: readonly string[], pattern: RegExp): number {
  return values.filter((value) => pattern.test(value)).length / Math.max(1, values.length)
}
