/** Joins users and items that occur so and so often, no pair twice. */
import type { Random } from '../../src/main/ports/random.ts'

/** Returns the item of each row; the rows of user 0 come first, then those of user 1, as many as `userDegrees` says. */
export function matching(userDegrees: Int32Array, itemDegrees: Int32Array, random: Random): Int32Array {
  const itemOf = shuffledStubs(itemDegrees, random)
  const starts = new Int32Array(userDegrees.length + 1)
  const userOf = new Int32Array(itemOf.length)
  for (const [user, degree] of userDegrees.entries()) {
    const start = starts[user] ?? 0
    starts[user + 1] = start + degree
    userOf.fill(user, start, start + degree)
  }
  const rowsOf = (row: number) => {
    const user = userOf[row] ?? 0
    return itemOf.subarray(starts[user], starts[user + 1])
  }
  for (let row = 0; row < itemOf.length; row++) {
    const start = starts[userOf[row] ?? 0] ?? 0
    // A row changes places with another where neither user then has an item twice.
    while (itemOf.subarray(start, row).includes(itemOf[row] ?? 0)) {
      const other = random.below(itemOf.length)
      const [own, its] = [itemOf[row] ?? 0, itemOf[other] ?? 0]
      if (rowsOf(row).includes(its) || rowsOf(other).includes(own)) continue
      itemOf[row] = its
      itemOf[other] = own
    }
  }
  return itemOf
}

function shuffledStubs(itemDegrees: Int32Array, random: Random): Int32Array {
  const stubs: number[] = []
  for (const [item, degree] of itemDegrees.entries()) {
    for (let times = 0; times < degree; times++) stubs.push(item)
  }
  return Int32Array.from(random.shuffled(stubs))
}
