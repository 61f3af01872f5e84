/** The step `k-core` (§3.1.1 of the paper, with k = 5): users and items with few interactions go, until none is left. */
import type { InteractionTable } from '../interactionTable.ts'
import { groupedRows } from './groupedRows.ts'
import { rowsWhere } from './rowsWhere.ts'

/**
 * Returns the rows whose user and item have at least `k` of the returned rows each. That set is unique, so that the order
 * of removal does not matter. Rows count, not distinct pairs. Each row is looked at once for its user and once for its
 * item, however long a chain of removals is.
 */
export function kCore(rows: Int32Array, table: InteractionTable, k: number): Int32Array {
  const { userOf, itemOf } = table
  const users = table.users.length
  const nodes = users + table.items.length
  const byUser = groupedRows(rows, userOf, users)
  const byItem = groupedRows(rows, itemOf, table.items.length)
  // Users are the first nodes, items those after them.
  const degrees = new Int32Array(nodes)
  const waiting = new Int32Array(nodes)
  let waits = 0
  for (let node = 0; node < nodes; node++) {
    const { starts } = node < users ? byUser : byItem
    const key = node < users ? node : node - users
    const degree = (starts[key + 1] ?? 0) - (starts[key] ?? 0)
    degrees[node] = degree
    if (degree > 0 && degree < k) waiting[waits++] = node
  }
  const gone = new Uint8Array(userOf.length)
  for (let next = 0; next < waits; next++) {
    const node = waiting[next] ?? 0
    const isUser = node < users
    const { rows: own, starts } = isUser ? byUser : byItem
    const key = isUser ? node : node - users
    const end = starts[key + 1] ?? 0
    for (let place = starts[key] ?? 0; place < end; place++) {
      const row = own[place] ?? 0
      if (gone[row] === 1) continue
      gone[row] = 1
      const other = isUser ? users + (itemOf[row] ?? 0) : (userOf[row] ?? 0)
      const degree = (degrees[other] ?? 0) - 1
      degrees[other] = degree
      // A node waits from the moment at which it falls below k, and so only once.
      if (degree === k - 1) waiting[waits++] = other
    }
  }
  return rowsWhere(rows, (row) => gone[row] === 0)
}
