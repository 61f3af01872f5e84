/** When reviews were written: people come at some day, and often write several reviews on one. */
import { groupedRows } from '../../src/main/datasets/preprocessing/groupedRows.ts'
import type { Random } from '../../src/main/ports/random.ts'

const FIRST_DAY = Date.UTC(1996, 4, 20) / 86_400_000
const LAST_DAY = Date.UTC(2018, 9, 2) / 86_400_000

/** Returns the day of each row, in days since 1970; a third of a user's reviews are of the same day as the one before. */
export function reviewDays(userOf: Int32Array, users: number, random: Random): Int32Array {
  const all = new Int32Array(userOf.length).map((_, row) => row)
  const { rows } = groupedRows(all, userOf, users)
  const days = new Int32Array(userOf.length)
  let user = -1
  let day = 0
  for (const row of rows) {
    if (userOf[row] !== user) {
      user = userOf[row] ?? 0
      // Most users come late.
      day = FIRST_DAY + Math.floor((LAST_DAY - FIRST_DAY) * Math.sqrt(random.next()))
    } else if (random.next() < 0.65) {
      day -= Math.floor(45 * Math.log(1 - random.next()))
    }
    day = Math.min(day, LAST_DAY)
    days[row] = day
  }
  return days
}
