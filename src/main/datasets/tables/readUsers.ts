/** Reads what tables of text say of users: every column but the id, as `name: value`. */
import type { UserText } from '#shared/vocabulary/datasets.ts'
import { toUserId } from '#shared/vocabulary/ids.ts'
import type { UserId } from '#shared/vocabulary/ids.ts'
import type { RowIssues } from '../rows/rowIssues.ts'
import { cleanText } from '../texts/cleanText.ts'
import { ownText } from '../texts/ownText.ts'
import { CellFault, idOf, textOf } from './cellValue.ts'
import { movieLensWord } from './movieLensWords.ts'
import type { PlannedFile } from './planFiles.ts'
import { tableRows, type TableRow } from './tableRows.ts'

/** Reads the users for whom `wanted` returns true; the first row of a user counts. `coded` values are those of MovieLens 1M. */
export async function readUsers(
  files: readonly PlannedFile[],
  wanted: (user: UserId) => boolean,
  { issues, coded }: { readonly issues: RowIssues; readonly coded: boolean },
): Promise<ReadonlyMap<UserId, UserText>> {
  const texts = new Map<UserId, UserText>()
  for (const { file, reading } of files) {
    const { user, further } = reading.columns
    const take = (row: TableRow): void => {
      const token = 'fault' in row ? '' : idOf(row.values[0])
      if ('fault' in row || token instanceof CellFault) {
        const fault = 'fault' in row ? row.fault : { expected: 'an id on one line', found: '' }
        issues.count(file.name, row.row, [{ column: user ?? '', ...fault }])
        return
      }
      issues.count(file.name, row.row, [])
      const id = toUserId(token)
      if (!wanted(id) || texts.has(id)) return
      const parts = further.flatMap((name, index) => {
        const text = cleanText(textOf(row.values[index + 1]))
        const word = coded ? movieLensWord(name, text) : text
        return word === '' || /^nan$/i.test(word) ? [] : [`${name}: ${word}`]
      })
      texts.set(id, { id, text: ownText(cleanText(parts.join('; '))) })
    }
    for await (const rows of tableRows(file, reading.format, [user ?? '', ...further])) rows.forEach(take)
  }
  return texts
}
