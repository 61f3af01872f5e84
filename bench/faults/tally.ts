/** Counts how the cases of a part ended, and tells on the error stream of those that ended as none may. */
import type { FaultEnd, Outcome } from './faultPart.ts'

const FORBIDDEN: readonly FaultEnd[] = ['lost', 'crashed', 'silent']
/** Cases that are told of in full; a fault of one kind has many. */
const MOST_TOLD = 12

export class Tally {
  readonly #part: string
  readonly #counts = new Map<FaultEnd, number>()
  #told = 0

  constructor(part: string) {
    this.#part = part
  }

  /** Counts a case. `what` says which it was and what was found, for one that may not end so. */
  add(end: FaultEnd, what: string): void {
    this.#counts.set(end, (this.#counts.get(end) ?? 0) + 1)
    if (!FORBIDDEN.includes(end) || this.#told === MOST_TOLD) return
    this.#told += 1
    console.error(`${this.#part}: ${end}: ${what}`)
  }

  get outcomes(): readonly Outcome[] {
    return [...this.#counts].map(([what, count]) => ({ what, count }))
  }
}
