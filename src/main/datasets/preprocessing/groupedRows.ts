/** Sorts rows of a table by user or by item in linear time. */

/** Rows by a key: those of key `k` are `rows[starts[k]]` up to `rows[starts[k + 1]]`, in the order in which they were given. */
export interface GroupedRows {
  readonly rows: Int32Array
  /** One more number than there are keys. */
  readonly starts: Int32Array
}

/** Groups `rows` by `keyOf[row]`, a number below `keys` (a counting sort, so that it is stable). */
export function groupedRows(rows: Int32Array, keyOf: Int32Array, keys: number): GroupedRows {
  const starts = new Int32Array(keys + 1)
  for (const row of rows) {
    const next = (keyOf[row] ?? 0) + 1
    starts[next] = (starts[next] ?? 0) + 1
  }
  for (let key = 1; key <= keys; key++) starts[key] = (starts[key] ?? 0) + (starts[key - 1] ?? 0)
  const places = starts.slice(0, keys)
  const grouped = new Int32Array(rows.length)
  for (const row of rows) {
    const key = keyOf[row] ?? 0
    const place = places[key] ?? 0
    grouped[place] = row
    places[key] = place + 1
  }
  return { rows: grouped, starts }
}
