/** Counts what a step of preprocessing has left. */
import type { StepCount } from '#shared/vocabulary/imports/preprocessing.ts'
import type { InteractionTable } from '../interactionTable.ts'
import { countedRows } from './countedRows.ts'

/** Counts the rows, their users and their items after a step that had `before` rows. */
export function stepCount(
  step: StepCount['step'],
  rows: Int32Array,
  { users, items, userOf, itemOf }: InteractionTable,
  before: number,
): StepCount {
  return {
    step,
    interactions: rows.length,
    users: present(countedRows(rows, userOf, users.length)),
    items: present(countedRows(rows, itemOf, items.length)),
    removed: before - rows.length,
  }
}

function present(counts: Int32Array): number {
  return counts.reduce((total, count) => total + (count > 0 ? 1 : 0), 0)
}
