/** What reading a source gives, whatever the form of its files: interactions as numbers, and texts on demand. */
import type { ItemText, UserText } from '#shared/vocabulary/datasets.ts'
import type { ItemId, UserId } from '#shared/vocabulary/ids.ts'
import type { InteractionTable } from './interactionTable.ts'
import type { RowIssues } from './rows/rowIssues.ts'

/** What was read of items. */
export interface ReadItems {
  /** By the number of an item in the table of interactions: see `TITLE`. */
  readonly titles: Uint8Array
  /** In the order of the files. */
  readonly texts: ReadonlyMap<ItemId, ItemText>
}

/** The interactions of a source. */
export interface ReadInteractions {
  readonly table: InteractionTable
  /** The row of its file in which each item first occurs, for errors that name it. */
  readonly firstRows: readonly number[]
  /** The name of that file; absent where there is one file, or nobody asks. */
  readonly firstFiles?: readonly string[]
}

/** A source whose interactions have been read. Texts are read when they are asked for, those of items once or twice. */
export interface InteractionSource extends ReadInteractions {
  /**
   * Reads what is said of items. `wanted` tells by the number of an item whether its text is kept; all are where it is
   * absent. `whole` tells that every item must be described, where the form of the files promises it.
   */
  readItems(
    options: { readonly wanted?: Uint8Array | undefined; readonly whole: boolean },
    issues: RowIssues,
  ): Promise<ReadItems>
  /** Reads what is said of the users that are wanted. */
  readUsers(wanted: (user: UserId) => boolean, issues: RowIssues): Promise<ReadonlyMap<UserId, UserText>>
}
