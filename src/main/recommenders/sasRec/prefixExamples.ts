/** The augmented training data of RecBole: every prefix of every history, with the item after it. */
import type { Example } from './example.ts'

/** The examples by number, made when they are asked for, since all together have many times the items of the histories. */
export interface Examples {
  readonly length: number
  at(index: number): Example
}

/** Returns the prefixes in the order of the histories; of a long one, the newest `most` items. */
export function prefixExamples(histories: readonly (readonly number[])[], most: number): Examples {
  const rows = histories.reduce((sum, { length }) => sum + Math.max(0, length - 1), 0)
  const owners = new Uint32Array(rows)
  const ends = new Uint32Array(rows)
  let row = 0
  histories.forEach(({ length }, owner) => {
    for (let end = 1; end < length; end++) {
      owners[row] = owner
      ends[row++] = end
    }
  })
  return {
    length: rows,
    at: (index) => {
      const end = ends[index] ?? 0
      const items = histories[owners[index] ?? 0] ?? []
      const history = items.slice(Math.max(0, end - most), end)
      return { history, targets: items.slice(end, end + 1), negatives: [] }
    },
  }
}
