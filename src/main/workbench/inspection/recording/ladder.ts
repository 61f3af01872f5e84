/** Keeps things at bytes of a log, in even distances and not too many, however long the log grows. */

/** One thing, and the byte at which it stands. */
export interface Rung<Thing> {
  readonly bytes: number
  readonly thing: Thing
}

/** A ladder along a log. Its rungs are added in ascending order. */
export class Ladder<Thing> {
  #rungs: Rung<Thing>[] = []
  #distance: number
  readonly #most: number

  /** `distance` is that at first, in bytes. Beyond `most` rungs it is doubled. */
  constructor(distance: number, most: number) {
    this.#distance = distance
    this.#most = most
  }

  get rungs(): readonly Rung<Thing>[] {
    return this.#rungs
  }

  /** Returns whether a rung is wanted at this byte. */
  isDue(bytes: number): boolean {
    return bytes - (this.#rungs.at(-1)?.bytes ?? 0) >= this.#distance
  }

  /** Adds a rung above all others. */
  add(rung: Rung<Thing>): void {
    this.#rungs.push(rung)
    if (this.#rungs.length <= this.#most) return
    this.#distance *= 2
    let below = 0
    this.#rungs = this.#rungs.filter(({ bytes }) => {
      if (bytes - below < this.#distance) return false
      below = bytes
      return true
    })
  }
}
