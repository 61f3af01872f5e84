/** Lists of numbers one after the other, as Arrow keeps them: a million lists of a few numbers are a million objects otherwise. */
export interface NumberLists {
  /** Where the list of each row begins, and where the last one ends. */
  readonly offsets: Int32Array
  readonly values: Int32Array | Float64Array
  /** By row: 1 where there is no list. */
  readonly missing: Uint8Array
}
