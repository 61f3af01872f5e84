/** Chooses users who share items, one after the other. */
import type { InteractionTable } from '../interactionTable.ts'
import { groupedRows } from './groupedRows.ts'
import { SharingQueue } from './sharingQueue.ts'

/**
 * Returns `count` of the users in `order`, or all where there are fewer: the first, then each time the one of whose items
 * the most are items of the chosen; of equal ones the first in `order`. Each item is gone through once, when a chosen
 * user first brings it.
 */
export function denseUsers(
  rows: Int32Array,
  { users, items, userOf, itemOf }: InteractionTable,
  order: readonly number[],
  count: number,
): readonly number[] {
  const byUser = groupedRows(rows, userOf, users.length)
  const byItem = groupedRows(rows, itemOf, items.length)
  const queue = new SharingQueue(order, users.length)
  const covered = new Uint8Array(items.length)
  const chosen: number[] = []

  const cover = (item: number): void => {
    if (covered[item] === 1) return
    covered[item] = 1
    let before = -1
    const end = byItem.starts[item + 1] ?? 0
    for (let place = byItem.starts[item] ?? 0; place < end; place++) {
      const user = userOf[byItem.rows[place] ?? 0] ?? 0
      // A user's rows of one item stand together, and the item counts once.
      if (user !== before) queue.raise(user)
      before = user
    }
  }

  while (chosen.length < count) {
    const user = queue.take()
    if (user === null) break
    chosen.push(user)
    const end = byUser.starts[user + 1] ?? 0
    for (let place = byUser.starts[user] ?? 0; place < end; place++) {
      cover(itemOf[byUser.rows[place] ?? 0] ?? 0)
    }
  }
  return chosen
}
