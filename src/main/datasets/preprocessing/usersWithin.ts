/** The step `sequence-length`: users with too few or too many interactions go. */
import type { InteractionTable } from '../interactionTable.ts'
import { countedRows } from './countedRows.ts'
import { rowsWhere } from './rowsWhere.ts'

/** Returns the rows of users who have from `least` up to `most` of them; a `most` of 0 is no bound. */
export function usersWithin(
  rows: Int32Array,
  { users, userOf }: InteractionTable,
  least: number,
  most: number,
): Int32Array {
  const counts = countedRows(rows, userOf, users.length)
  return rowsWhere(rows, (row) => {
    const count = counts[userOf[row] ?? 0] ?? 0
    return count >= least && (most === 0 || count <= most)
  })
}
