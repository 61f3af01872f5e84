/** Reads the given negatives of users, a `.random` file (design notes §1.2, protocol b). */
import { toItemId, toUserId } from '#shared/vocabulary/ids.ts'
import type { ItemId, UserId } from '#shared/vocabulary/ids.ts'
import { GIVEN_NEGATIVES } from '../candidateSets.ts'
import type { RowIssues } from '../rows/rowIssues.ts'
import type { SourceFile } from '../textFiles.ts'

/** Where an item token was first seen, for the error sentence about it. */
export interface Place {
  readonly file: string
  readonly row: number
  readonly column: string
}

/** Whose negatives are read. */
export interface NegativesContext {
  /** The whole sequence of each user, the test item last. Every user must have a line; lines of others are passed over. */
  readonly sequences: ReadonlyMap<UserId, readonly ItemId[]>
  readonly issues: RowIssues
  /** Is told of each item that is kept. */
  readonly onItem: (item: ItemId, place: Place) => void
}

/**
 * Reads the first nine listed items other than the user's test item, in the order of the file. A line is a user, a TAB and
 * items separated by spaces; where there is more than one TAB, items are separated by these.
 */
export async function readGivenNegatives(
  file: SourceFile,
  { sequences, issues, onItem }: NegativesContext,
): Promise<ReadonlyMap<UserId, readonly ItemId[]>> {
  const negatives = new Map<UserId, readonly ItemId[]>()
  let row = 0
  for await (const line of file.lines()) {
    row++
    const text = line.replace(/\r$/, '').replace(/^\uFEFF/, '')
    if (text === '') continue
    const [token = '', ...cells] = text.split('\t')
    const items = (cells.length > 1 ? cells : (cells[0] ?? '').split(' ')).filter((cell) => cell !== '')
    const place = { file: file.name, row, column: 'user_id' }
    if (token === '' || items.length === 0) {
      const expected = 'a user, a TAB and items separated by spaces'
      issues.add({ ...place, column: '', expected, found: text })
      issues.refuse(toUserId(text.trim().split(/\s/, 1)[0] ?? ''))
      continue
    }
    const user = toUserId(token)
    const sequence = sequences.get(user)
    if (sequence === undefined) continue
    const test = sequence.at(-1)
    const kept = [...new Set(items.map(toItemId))].filter((item) => item !== test).slice(0, GIVEN_NEGATIVES)
    negatives.set(user, kept)
    for (const item of kept) onItem(item, { ...place, column: 'items' })
  }
  for (const user of sequences.keys()) {
    if (negatives.has(user) || issues.isRefused(user)) continue
    const expected = `a line for the user ${user.slice(2)}`
    issues.add({ file: file.name, row, column: 'user_id', expected, found: 'none' })
  }
  return negatives
}
