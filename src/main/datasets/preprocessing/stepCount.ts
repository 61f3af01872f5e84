/** Counts what a step of preprocessing has left. */
import type { StepCount } from '#shared/vocabulary/imports/preprocessing.ts'
import type { InteractionTable } from '../interactionTable.ts'

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
    users: different(rows, userOf, users.length),
    items: different(rows, itemOf, items.length),
    removed: before - rows.length,
  }
}

/** How many keys the rows have. */
function different(rows: Int32Array, keyOf: Int32Array, keys: number): number {
  const seen = new Uint8Array(keys)
  for (const row of rows) seen[keyOf[row] ?? 0] = 1
  let count = 0
  for (const one of seen) count += one
  return count
}
