/** Counts rows by user or by item. */

/** Returns how many of the rows each key has; `keyOf[row]` is below `keys`. */
export function countedRows(rows: Int32Array, keyOf: Int32Array, keys: number): Int32Array {
  const counts = new Int32Array(keys)
  for (const row of rows) {
    const key = keyOf[row] ?? 0
    counts[key] = (counts[key] ?? 0) + 1
  }
  return counts
}
