/** Joins lists of numbers. */
import type { NumberLists } from './numberLists.ts'

/** `numberOf` makes the number of each entry; a list that is null is missing. */
export function numberListsOf<Entry>(
  lists: readonly (readonly Entry[] | null)[],
  array: Int32ArrayConstructor | Float64ArrayConstructor,
  numberOf: (entry: Entry) => number,
): NumberLists {
  const offsets = new Int32Array(lists.length + 1)
  const missing = new Uint8Array(lists.length)
  lists.forEach((list, row) => {
    offsets[row + 1] = (offsets[row] ?? 0) + (list?.length ?? 0)
    if (list === null) missing[row] = 1
  })
  const values = new array(offsets[lists.length] ?? 0)
  let at = 0
  for (const list of lists) for (const entry of list ?? []) values[at++] = numberOf(entry)
  return { offsets, values, missing }
}
