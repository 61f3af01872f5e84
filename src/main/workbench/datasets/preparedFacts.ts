/** What is told of a source when its interactions have been read. */
import type { PreparedSource } from '#shared/vocabulary/imports/imports.ts'
import { TITLE, type InteractionTable } from '../../datasets/interactionTable.ts'
import type { RowIssues } from '../../datasets/rows/rowIssues.ts'

/** Most different ratings that are listed. */
const LISTED_RATINGS = 20

/** Counts what a person needs to choose the steps of preprocessing. */
export function preparedFacts(
  table: InteractionTable,
  titles: Uint8Array,
  issues: RowIssues,
): PreparedSource {
  const withTitle = (code: number): number =>
    titles.reduce((count, title) => count + (title === code ? 1 : 0), 0)
  return {
    interactions: table.userOf.length,
    users: table.users.length,
    items: table.items.length,
    times: timeRange(table),
    ratings: ratingCounts(table),
    titles: {
      undescribed: withTitle(TITLE.undescribed),
      empty: withTitle(TITLE.empty),
      dirty: withTitle(TITLE.dirty),
      sound: withTitle(TITLE.sound),
    },
    notes: issues.notes,
    rejectedRows: issues.rejectedRows,
  }
}

function timeRange({ times, unitsPerSecond }: InteractionTable): PreparedSource['times'] {
  if (times === null || times.length === 0) return null
  let first = Infinity
  let last = -Infinity
  for (const time of times) {
    if (time < first) first = time
    if (time > last) last = time
  }
  return { first: first / unitsPerSecond, last: last / unitsPerSecond }
}

function ratingCounts({ ratings }: InteractionTable): PreparedSource['ratings'] {
  if (ratings === null) return null
  const counts = new Map<number, number>()
  for (const rating of ratings) if (!Number.isNaN(rating)) counts.set(rating, (counts.get(rating) ?? 0) + 1)
  const listed = [...counts].sort(([, a], [, b]) => b - a).slice(0, LISTED_RATINGS)
  return listed.sort(([a], [b]) => a - b).map(([rating, count]) => ({ rating, count }))
}
