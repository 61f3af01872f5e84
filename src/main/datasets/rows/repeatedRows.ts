/** What of the rows of users repeats itself, or happened at one time. */
import { inEnglish } from '#shared/vocabulary/wording/inEnglish.ts'
import { counted } from '#shared/vocabulary/imports/counted.ts'
import type { InteractionTable } from '../interactionTable.ts'

/**
 * Says in whole sentences what repeats itself. `rows` are all rows of the table grouped by user, each user's oldest first;
 * `keeps` tells whether an item counts as often as a user took it.
 */
export function repeatedRows(table: InteractionTable, rows: Int32Array, keeps: boolean): readonly string[] {
  const { userOf, itemOf, times } = table
  // Times never fall, so that an item's last time with its last user is enough to know a repetition.
  const lastUser = new Int32Array(table.items.length).fill(-1)
  const lastTime = new Float64Array(table.items.length)
  const ties = new Ties()
  let same = 0
  let again = 0
  for (const row of rows) {
    const user = userOf[row] ?? 0
    const item = itemOf[row] ?? 0
    const time = times?.[row] ?? 0
    const before = lastUser[item] === user
    const repeats = before && lastTime[item] === time
    if (repeats) same++
    else if (before) again++
    lastUser[item] = user
    lastTime[item] = time
    if (!before || (keeps && !repeats)) ties.add(user, time)
  }
  const then = inEnglish(keeps ? 'all count.' : 'the earliest counts.')
  const repeating = same === 1 ? inEnglish('one row repeats') : counted(same, 'row repeats', 'rows repeat')
  const having = again === 1 ? inEnglish('one row has') : counted(again, 'row has', 'rows have')
  return [
    ...(same > 0
      ? [
          inEnglish(
            times === null
              ? '{rows} user and item of an earlier one; {then}'
              : '{rows} user, item and time of an earlier one; {then}',
            { rows: repeating, then },
          ),
        ]
      : []),
    ...(again > 0
      ? [
          inEnglish('{rows} an item that the user took before, at another time; {then}', {
            rows: having,
            then,
          }),
        ]
      : []),
    ...(times === null ? [] : ties.notes()),
  ]
}

/** Counts interactions that happened at the same time as another of the same user. */
class Ties {
  #user = -1
  #time = 0
  /** Whether the interaction before is counted already. */
  #counted = false
  #tied = 0
  #users = 0
  #lastTiedUser = -1

  add(user: number, time: number): void {
    const ties = user === this.#user && time === this.#time
    if (ties) {
      this.#tied += this.#counted ? 1 : 2
      if (this.#lastTiedUser !== user) this.#users++
      this.#lastTiedUser = user
    }
    this.#counted = ties
    this.#user = user
    this.#time = time
  }

  notes(): readonly string[] {
    if (this.#tied === 0) return []
    const users = this.#users === 1 ? inEnglish('one user') : counted(this.#users, 'user')
    return [
      inEnglish(
        '{interactions} interactions of {users} happened at the same time as another of the user; they keep the order of the file.',
        { interactions: this.#tied.toLocaleString('en'), users },
      ),
    ]
  }
}
