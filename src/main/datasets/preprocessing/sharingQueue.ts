/** Users by how many items they share with those chosen so far: a heap in which users rise. */

/** The next user is the one with the highest count; of equal counts the one that stands first in the order given. */
export class SharingQueue {
  /** The users of the heap, each after its parent at half its place. */
  readonly #heap: Int32Array
  /** The place of each user in the heap; -1 where it is not there. */
  readonly #places: Int32Array
  readonly #counts: Int32Array
  /** The place of each user in the order given. */
  readonly #ranks: Int32Array
  #size: number

  /** `order` holds each user at most once; user numbers are below `users`. All counts begin at 0. */
  constructor(order: readonly number[], users: number) {
    this.#heap = Int32Array.from(order)
    this.#places = new Int32Array(users).fill(-1)
    this.#counts = new Int32Array(users)
    this.#ranks = new Int32Array(users)
    this.#size = order.length
    // Equal counts in ascending ranks are a heap already.
    order.forEach((user, rank) => {
      this.#places[user] = rank
      this.#ranks[user] = rank
    })
  }

  /** Counts one more shared item of a user, unless it was taken. */
  raise(user: number): void {
    if ((this.#places[user] ?? -1) < 0) return
    this.#counts[user] = (this.#counts[user] ?? 0) + 1
    this.#rise(user)
  }

  /** Takes the next user; null where none is left. */
  take(): number | null {
    const first = this.#heap[0]
    if (first === undefined || this.#size === 0) return null
    this.#places[first] = -1
    const last = this.#heap[--this.#size] ?? 0
    if (this.#size > 0) this.#sink(last)
    return first
  }

  #isBefore(a: number, b: number): boolean {
    const difference = (this.#counts[a] ?? 0) - (this.#counts[b] ?? 0)
    return difference > 0 || (difference === 0 && (this.#ranks[a] ?? 0) < (this.#ranks[b] ?? 0))
  }

  #set(place: number, user: number): void {
    this.#heap[place] = user
    this.#places[user] = place
  }

  #rise(user: number): void {
    let place = this.#places[user] ?? 0
    while (place > 0) {
      const above = (place - 1) >> 1
      const parent = this.#heap[above] ?? 0
      if (!this.#isBefore(user, parent)) break
      this.#set(place, parent)
      place = above
    }
    this.#set(place, user)
  }

  /** Puts a user at the top and lets it sink to its place. */
  #sink(user: number): void {
    let place = 0
    for (;;) {
      let below = 2 * place + 1
      if (below >= this.#size) break
      const right = this.#heap[below + 1] ?? 0
      if (below + 1 < this.#size && this.#isBefore(right, this.#heap[below] ?? 0)) below++
      const child = this.#heap[below] ?? 0
      if (!this.#isBefore(child, user)) break
      this.#set(place, child)
      place = below
    }
    this.#set(place, user)
  }
}
