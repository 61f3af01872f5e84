/** What must be known of the cells of a study to read its results, in sentences. */
import { searchNote } from './gridSearch.ts'
import type { CellGroup, JoinedStudy } from './joinedStudy.ts'

/** Returns what grid searches chose, and a sentence for each kind of cell that is missing from the results. */
export function resultNotes({ state, groups, searches }: JoinedStudy): readonly string[] {
  const { chooseBy } = state.file
  return [
    ...(chooseBy === undefined ? [] : searches.map((search) => searchNote(search, chooseBy))),
    ...cellsNote(groups, 'failed', 'failed, and is missing', 'failed, and are missing'),
    ...cellsNote(
      groups,
      'changed',
      'was run with another configuration than it has now, and is left out until it is renewed',
      'were run with another configuration than they have now, and are left out until they are renewed',
    ),
  ]
}

function cellsNote(
  groups: readonly CellGroup[],
  status: CellGroup['status'],
  ...[one, several]: readonly [string, string]
): readonly string[] {
  const cells = groups.filter((group) => group.status === status).flatMap((group) => group.cells)
  const names = [...new Set(cells.map(({ row, seed }) => `${row} with seed ${seed}`))]
  if (names.length === 0) return []
  const named =
    names.length > 6 ? `${names.slice(0, 5).join(', ')} and ${names.length - 5} more` : names.join(', ')
  return [`${named} ${names.length === 1 ? one : several}.`]
}
