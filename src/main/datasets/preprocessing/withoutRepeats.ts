/** The step `duplicates`: of a user's interactions with the same item one counts. */
import type { InteractionTable } from '../interactionTable.ts'

/**
 * Returns the rows with the first or the last of each user's rows of an item. The rows are grouped by user and in order
 * of time, so that ties go by the order of the file.
 */
export function withoutRepeats(
  rows: Int32Array,
  { items, userOf, itemOf }: InteractionTable,
  counts: 'first' | 'last',
): Int32Array {
  // The user, from 1, of whom a row of this item was kept most recently.
  const keptFor = new Int32Array(items.length)
  const kept = new Int32Array(rows.length)
  let count = 0
  const take = (row: number): boolean => {
    const item = itemOf[row] ?? 0
    const user = (userOf[row] ?? 0) + 1
    if (keptFor[item] === user) return false
    keptFor[item] = user
    return true
  }
  if (counts === 'first') {
    for (const row of rows) if (take(row)) kept[count++] = row
    return kept.slice(0, count)
  }
  for (let place = rows.length - 1; place >= 0; place--) {
    const row = rows[place] ?? 0
    if (take(row)) kept[rows.length - ++count] = row
  }
  return kept.slice(rows.length - count)
}
