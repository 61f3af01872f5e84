/** The interactions of a source as columns of numbers, in the order of its rows: what readers make and preprocessing takes. */

/** Users and items are numbered in the order in which they first occur. */
export interface InteractionTable {
  /** The tokens of users, by number. */
  readonly users: readonly string[]
  /** The tokens of items, by number. */
  readonly items: readonly string[]
  /** The user of each row. */
  readonly userOf: Int32Array
  /** The item of each row. */
  readonly itemOf: Int32Array
  /** The time of each row as the source tells it; null where it tells none. */
  readonly times: Float64Array | null
  /** How many of the units of `times` are a second, such as 1 or 1000. */
  readonly unitsPerSecond: number
  /** The rating of each row, NaN where it has none; null where the source has no ratings. */
  readonly ratings: Float64Array | null
}

/** What is known of the titles of items: one number for each item of a table. */
export const TITLE = { undescribed: 0, empty: 1, dirty: 2, sound: 3 } as const
