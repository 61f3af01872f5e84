/** Who reviewed what and when, with what five-core leaves of it by construction. */
import type { RandomFor } from '../../src/main/ports/random.ts'
import { degrees } from './degrees.ts'
import { matching } from './matching.ts'
import { reviewDays } from './reviewDays.ts'
import { RowColumns } from './rowColumns.ts'
import type { RawShape } from './shape.ts'

/** What an item's metadata say of its title. */
export type ItemKind = 'sound' | 'dirty' | 'empty' | 'undescribed'

/** The rows of all reviews that can be read. */
export interface RawInteractions {
  readonly users: number
  readonly items: number
  readonly userOf: Int32Array
  readonly itemOf: Int32Array
  /** Days since 1970. */
  readonly dayOf: Int32Array
  readonly kindOf: (item: number) => ItemKind
  /** Interactions with items of the kinds that five-core leaves beside the core. */
  readonly untitledRows: { readonly dirty: number; readonly empty: number; readonly undescribed: number }
}

/** Makes the interactions of a shape. */
export function rawInteractions(shape: RawShape, randomFor: RandomFor): RawInteractions {
  const { core } = shape
  const random = randomFor('raw', 'interactions')
  const rows = new RowColumns()
  const least = 5
  // A third of the other side at most, so that pairs can be told apart in small files too.
  const userBounds = { least, most: Math.ceil(core.items / 3), sigma: 1.3 }
  const itemBounds = { least, most: Math.ceil(core.users / 3), sigma: 1.5 }
  const userDegrees = degrees(core.users, core.rows, userBounds, random)
  const coreItems = matching(userDegrees, degrees(core.items, core.rows, itemBounds, random), random)
  let next = 0
  for (const [user, degree] of userDegrees.entries()) {
    for (let times = 0; times < degree; times++) rows.add(user, coreItems[next++] ?? 0)
  }

  let users = core.users
  let items = core.items
  const coreItem = () => coreItems[random.below(coreItems.length)] ?? 0
  const itemFor = (count: number) => {
    for (const user of distinct(count, () => random.below(core.users))) rows.add(user, items)
    items++
    return count
  }
  const ends = { dirty: 0, empty: 0, undescribed: 0 }
  const untitledRows = { dirty: 0, empty: 0, undescribed: 0 }
  for (const kind of ['dirty', 'empty', 'undescribed'] as const) {
    const before = rows.size
    for (let made = 0; made < shape.untitled[kind]; made++) itemFor(5 + random.below(11))
    ends[kind] = items
    untitledRows[kind] = rows.size - before
  }
  for (let made = 0; made < shape.lightRows.ofItems;) made += itemFor(1 + random.below(4))
  for (let made = 0; made < shape.lightRows.ofUsers; users++) {
    for (const item of distinct(1 + random.below(4), coreItem)) {
      rows.add(users, item)
      made++
    }
  }
  // Each of these items has two users in a ring, so that it goes at once, and its users then have three items each.
  for (let made = 0; made < shape.chainUsers; made++, users++) {
    for (const item of distinct(3, coreItem)) rows.add(users, item)
    for (const item of new Set([made, (made + 1) % shape.chainUsers])) rows.add(users, items + item)
  }
  items += shape.chainUsers

  const kindOf = (item: number): ItemKind => {
    if (item < core.items || item >= ends.undescribed) return 'sound'
    if (item < ends.dirty) return 'dirty'
    return item < ends.empty ? 'empty' : 'undescribed'
  }
  const days = reviewDays(rows.users(), users, randomFor('raw', 'days'))
  return { users, items, kindOf, untitledRows, ...withRepeats(rows, days, shape, randomFor) }
}

/** Adds reviews by a user of an item that it reviewed already: every other one on the same day, the rest later. */
function withRepeats(
  rows: RowColumns,
  days: Int32Array,
  { core, repeats }: RawShape,
  randomFor: RandomFor,
): Pick<RawInteractions, 'userOf' | 'itemOf' | 'dayOf'> {
  const random = randomFor('raw', 'repeats')
  const [users, items] = [rows.users(), rows.items()]
  const dayOf = new Int32Array(rows.size + repeats)
  dayOf.set(days)
  for (let made = 0; made < repeats; made++) {
    const row = random.below(core.rows)
    rows.add(users[row] ?? 0, items[row] ?? 0)
    dayOf[days.length + made] = (days[row] ?? 0) + (made % 2 === 0 ? 0 : 1 + random.below(300))
  }
  return { userOf: rows.users(), itemOf: rows.items(), dayOf }
}

function distinct(count: number, draw: () => number): ReadonlySet<number> {
  const drawn = new Set<number>()
  while (drawn.size < count) drawn.add(draw())
  return drawn
}
