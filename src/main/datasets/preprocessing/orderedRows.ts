/** Puts the rows of a table in the order in which preprocessing and datasets take them. */
import type { InteractionTable } from '../interactionTable.ts'
import { groupedRows } from './groupedRows.ts'

/** Up to so many rows of a user are sorted in place; a comparator would cost more than it saves. */
const FEW = 24

/**
 * Returns all rows grouped by user in the order of each user's first occurrence, each user's rows oldest first, ties in
 * the order of the file. Times are compared as they are, so that milliseconds stay exact; without times the order of the
 * file counts.
 */
export function orderedRows({ users, userOf, times }: InteractionTable): Int32Array {
  const all = new Int32Array(userOf.length).map((_, row) => row)
  const { rows, starts } = groupedRows(all, userOf, users.length)
  if (times === null) return rows
  for (let user = 0; user < users.length; user++) {
    sortByTime(rows.subarray(starts[user], starts[user + 1]), times)
  }
  return rows
}

/** Both ways are stable. */
function sortByTime(rows: Int32Array, times: Float64Array): void {
  if (rows.length > FEW) {
    rows.sort((a, b) => (times[a] ?? 0) - (times[b] ?? 0))
    return
  }
  for (let next = 1; next < rows.length; next++) {
    const row = rows[next] ?? 0
    const time = times[row] ?? 0
    let place = next
    while (place > 0 && (times[rows[place - 1] ?? 0] ?? 0) > time) {
      rows[place] = rows[place - 1] ?? 0
      place--
    }
    rows[place] = row
  }
}
