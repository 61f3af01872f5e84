/** The augmented training data of RecBole: every prefix of every history, with the item after it. */
import type { Example } from './example.ts'

/** Returns the prefixes; of a long one, the newest `most` items. */
export function prefixExamples(histories: readonly (readonly number[])[], most: number): readonly Example[] {
  return histories.flatMap((items) =>
    items.slice(1).map((target, index) => ({
      history: items.slice(Math.max(0, index + 1 - most), index + 1),
      targets: [target],
      negatives: [],
    })),
  )
}
