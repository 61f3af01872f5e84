/** What must be known of the cells of a study to read its results, in sentences. */
import { rowAtPoint } from '#shared/studies/studyCells.ts'
import { searchNote } from './gridSearch.ts'
import type { CellGroup, JoinedStudy } from './joinedStudy.ts'

/** Returns what grid searches chose, and a sentence for each kind of cell that is missing from the results. */
export function resultNotes({ state, groups, searches }: JoinedStudy): readonly string[] {
  const { chooseBy, datasets, models } = state.file
  const parts = { dataset: datasets.length > 1, model: models.length > 1 }
  return [
    ...(chooseBy === undefined ? [] : searches.map((search) => searchNote(search, chooseBy))),
    ...cellsNote({ groups, parts }, 'failed', 'failed, and is missing', 'failed, and are missing'),
    ...cellsNote(
      { groups, parts },
      'changed',
      'was run with another configuration than it has now, and is left out until it is renewed',
      'were run with another configuration than they have now, and are left out until they are renewed',
    ),
  ]
}

/** Cells, and which parts of their names tell them apart besides row and seed. */
interface NamedCells {
  readonly groups: readonly CellGroup[]
  readonly parts: { readonly dataset: boolean; readonly model: boolean }
}

function cellsNote(
  { groups, parts }: NamedCells,
  status: CellGroup['status'],
  ...[one, several]: readonly [string, string]
): readonly string[] {
  const cells = groups.filter((group) => group.status === status).flatMap((group) => group.cells)
  const names = [
    ...new Set(
      cells.map(({ dataset, model, row, point, seed }) => {
        const where = [...(parts.dataset ? [dataset] : []), ...(parts.model ? [model] : [])]
        return `${rowAtPoint(row, point)} with seed ${seed}${where.length > 0 ? ` (${where.join(', ')})` : ''}`
      }),
    ),
  ]
  if (names.length === 0) return []
  const named =
    names.length > 6 ? `${names.slice(0, 5).join('; ')} and ${names.length - 5} more` : names.join('; ')
  return [`${named} ${names.length === 1 ? one : several}.`]
}
