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

  /** `distance` is that at first, in bytes. */
  constructor(distance: number) {
    this.#distance = distance
  }

  get rungs(): readonly Rung<Thing>[] {
    return this.#rungs
  }

  /** Returns whether a rung is wanted at this byte. */
  isDue(bytes: number): boolean {
    return bytes - (this.#rungs.at(-1)?.bytes ?? 0) >= this.#distance
  }

  /** Adds a rung above all others. While there are more than `most`, which is 1 or more, the distance is doubled. */
  add(rung: Rung<Thing>, most: number): void {
    this.#rungs.push(rung)
    while (this.#rungs.length > most) this.#thin()
  }

  #thin(): void {
    this.#distance *= 2
    let below = 0
    this.#rungs = this.#rungs.filter(({ bytes }) => {
      if (bytes - below < this.#distance) return false
      below = bytes
      return true
    })
  }
}
