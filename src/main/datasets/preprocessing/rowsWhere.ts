/** Leaves rows out by a question about each of them. */

/** Returns the rows for which `stays` holds, in their order; `rows` itself is left as it is. */
export function rowsWhere(rows: Int32Array, stays: (row: number) => boolean): Int32Array {
  const kept = new Int32Array(rows.length)
  let count = 0
  for (const row of rows) if (stays(row)) kept[count++] = row
  return kept.slice(0, count)
}
