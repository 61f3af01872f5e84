/** The step `users`: so many users are drawn, the others go. */
import type { Preprocessing } from '#shared/vocabulary/imports/preprocessing.ts'
import type { Random } from '../../ports/random.ts'
import type { InteractionTable } from '../interactionTable.ts'
import { denseUsers } from './denseUsers.ts'
import { latestRows } from './latestRows.ts'
import { rowsWhere } from './rowsWhere.ts'

/**
 * Returns the rows of so many users, in their order; all rows where there are no more users. `uniform` draws each user
 * alike; `dense` begins with a random user and adds those who share the most items with the chosen, ties at random.
 * Where only the latest interactions of each user will stay, only those are compared, so that what stays is dense.
 */
export function sampledUsers(
  rows: Int32Array,
  table: InteractionTable,
  options: Pick<Preprocessing, 'users' | 'userSampling' | 'lastPerUser'>,
  random: Random,
): Int32Array {
  const { users, userOf } = table
  const order = random.shuffled(usersIn(rows, userOf))
  const chosen =
    options.userSampling === 'uniform'
      ? order.slice(0, options.users)
      : denseUsers(comparedRows(rows, table, options.lastPerUser), table, order, options.users)
  const stays = new Uint8Array(users.length)
  for (const user of chosen) stays[user] = 1
  return rowsWhere(rows, (row) => stays[userOf[row] ?? 0] === 1)
}

function comparedRows(rows: Int32Array, table: InteractionTable, lastPerUser: number): Int32Array {
  return lastPerUser === 0 ? rows : latestRows(rows, table, lastPerUser)
}

/** The users of rows that are grouped by user. */
function usersIn(rows: Int32Array, userOf: Int32Array): readonly number[] {
  const users: number[] = []
  for (const row of rows) {
    const user = userOf[row] ?? 0
    if (users.at(-1) !== user) users.push(user)
  }
  return users
}
