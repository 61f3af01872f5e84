/** Grows an `InteractionTable` row by row. */
import type { InteractionTable } from '../interactionTable.ts'
import { ownText } from '../texts/ownText.ts'

/** Numbers tokens in the order in which they first occur. */
class TokenNumbers {
  readonly tokens: string[] = []
  readonly #numbers = new Map<string, number>()
  /** The token before, as files are often in the order of their users or items. */
  #last = ''
  #lastNumber = -1

  /** Returns the number of a token, a new one where it occurs for the first time. */
  numberOf(token: string): number {
    if (token === this.#last && this.#lastNumber >= 0) return this.#lastNumber
    this.#last = token
    this.#lastNumber = this.#numbers.get(token) ?? this.#added(token)
    return this.#lastNumber
  }

  #added(token: string): number {
    const own = ownText(token)
    const number = this.tokens.length
    this.#numbers.set(own, number)
    this.tokens.push(own)
    return number
  }
}

/** One interaction as it was read. */
export interface SourceRow {
  readonly user: string
  readonly item: string
  readonly time: number
  readonly rating: number
  /** Its row in its file. */
  readonly row: number
}

/** The columns of a table under way. */
export class InteractionColumns {
  readonly users = new TokenNumbers()
  readonly items = new TokenNumbers()
  /** The row of its file in which each item first occurs. */
  readonly firstRows: number[] = []
  #rows = 0
  #userOf = new Int32Array(1 << 12)
  #itemOf = new Int32Array(1 << 12)
  #times: Float64Array | null
  #ratings: Float64Array | null

  constructor(has: { readonly times: boolean; readonly ratings: boolean }) {
    this.#times = has.times ? new Float64Array(1 << 12) : null
    this.#ratings = has.ratings ? new Float64Array(1 << 12) : null
  }

  get hasTimes(): boolean {
    return this.#times !== null
  }

  /** The number of rows so far. */
  get rows(): number {
    return this.#rows
  }

  /** Adds a row; time and rating count where the table has them. */
  add({ user, item, time, rating, row: sourceRow }: SourceRow): void {
    const row = this.#rows
    if (row === this.#userOf.length) this.#grow()
    this.#userOf[row] = this.users.numberOf(user)
    const number = this.items.numberOf(item)
    this.#itemOf[row] = number
    if (number === this.firstRows.length) this.firstRows.push(sourceRow)
    if (this.#times !== null) this.#times[row] = time
    if (this.#ratings !== null) this.#ratings[row] = rating
    this.#rows++
  }

  /** Returns the table of all rows so far. */
  table(unitsPerSecond: number): InteractionTable {
    return {
      users: this.users.tokens,
      items: this.items.tokens,
      userOf: this.#userOf.subarray(0, this.#rows),
      itemOf: this.#itemOf.subarray(0, this.#rows),
      times: this.#times?.subarray(0, this.#rows) ?? null,
      ratings: this.#ratings?.subarray(0, this.#rows) ?? null,
      unitsPerSecond,
    }
  }

  #grow(): void {
    const size = this.#userOf.length * 2
    this.#userOf = grown(this.#userOf, new Int32Array(size))
    this.#itemOf = grown(this.#itemOf, new Int32Array(size))
    if (this.#times !== null) this.#times = grown(this.#times, new Float64Array(size))
    if (this.#ratings !== null) this.#ratings = grown(this.#ratings, new Float64Array(size))
  }
}

function grown<Column extends Int32Array | Float64Array>(from: Column, to: Column): Column {
  to.set(from)
  return to
}
