/** Tells which public source files are from, by their names and columns. */
import type { FileReading, TableSource } from '#shared/vocabulary/imports/sourcePlan.ts'

/** Returns the source of the files of a plan; `table` where it is none that is known. */
export function knownSource(readings: readonly FileReading[]): TableSource {
  const has = (role: FileReading['role'], holds: (reading: FileReading) => boolean): boolean =>
    readings.some((reading) => reading.role === role && holds(reading))
  if (has('interactions', ({ file }) => file === 'u.data')) return 'movielens-100k'
  if (has('interactions', ({ file, format }) => file === 'ratings.dat' && format.kind === 'delimited'))
    return 'movielens-1m'
  if (has('interactions', ({ columns }) => columns.user === 'userId' && columns.item === 'movieId'))
    return 'movielens'
  if (has('interactions', ({ columns }) => columns.item === 'parent_asin')) return 'amazon-2023'
  // Ratings alone have no header, and are called by their category.
  const bare = ({ format }: FileReading): boolean => format.kind === 'delimited' && !format.header
  if (has('interactions', ({ columns }) => columns.user === 'reviewerID' && columns.item === 'asin'))
    return 'amazon-2018'
  if (has('interactions', bare) && has('items', ({ columns }) => columns.item === 'asin'))
    return 'amazon-2018'
  return 'table'
}
