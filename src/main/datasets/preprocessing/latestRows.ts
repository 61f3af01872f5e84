/** The step `last-per-user`: the latest interactions of each user stay. */
import type { InteractionTable } from '../interactionTable.ts'
import { countedRows } from './countedRows.ts'
import { rowsWhere } from './rowsWhere.ts'

/** Returns the last `count` rows of each user; each user's rows are oldest first. */
export function latestRows(rows: Int32Array, { users, userOf }: InteractionTable, count: number): Int32Array {
  const coming = countedRows(rows, userOf, users.length)
  return rowsWhere(rows, (row) => {
    const user = userOf[row] ?? 0
    const left = coming[user] ?? 0
    coming[user] = left - 1
    return left <= count
  })
}
