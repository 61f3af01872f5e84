/** What a reader and five-core must find in the raw files, by construction. */
import { BAD_REVIEWS } from './badLines.ts'
import type { RawInteractions } from './rawInteractions.ts'
import type { RawShape } from './shape.ts'

interface Counts {
  readonly users: number
  readonly items: number
  readonly interactions: number
}

/** The counts, kept beside the files as `expected.json`. */
export interface ExpectedCounts {
  /** Reviews that can be read, the repeated ones included, with their users and items. */
  readonly read: Counts
  /** Reviews that repeat user and item of another. */
  readonly repeats: number
  readonly badReviews: { readonly lines: number; readonly kinds: readonly string[] }
  readonly items: { readonly described: number; readonly repeated: number; readonly bad: number }
  /** What the earliest of repeated interactions and five-core leave, by what is asked of titles. */
  readonly fiveCore: { readonly any: Counts; readonly present: Counts; readonly clean: Counts }
}

/** Counts what the construction says; nothing is filtered here. */
export function expectedCounts(
  { core, untitled, repeats, badReviews, badItems, repeatedItems }: RawShape,
  { users, items, userOf, untitledRows }: RawInteractions,
): ExpectedCounts {
  const left = (...kinds: readonly (keyof RawShape['untitled'])[]): Counts => ({
    users: core.users,
    items: core.items + kinds.reduce((sum, kind) => sum + untitled[kind], 0),
    interactions: core.rows + kinds.reduce((sum, kind) => sum + untitledRows[kind], 0),
  })
  return {
    read: { users, items, interactions: userOf.length },
    repeats,
    badReviews: { lines: badReviews, kinds: BAD_REVIEWS },
    items: { described: items - untitled.undescribed, repeated: repeatedItems, bad: badItems },
    fiveCore: { any: left('dirty', 'empty', 'undescribed'), present: left('dirty'), clean: left() },
  }
}
