/** Which items can come through preprocessing, before their titles are known. */
import type { Preprocessing } from '#shared/vocabulary/imports/preprocessing.ts'
import type { InteractionTable } from '../interactionTable.ts'
import { orderedRows } from './orderedRows.ts'
import { preprocessingSteps } from './preprocessingSteps.ts'
import { requireColumns } from './requireColumns.ts'

/**
 * Returns 1 for each item of the table that the steps up to and with `k-core` would leave if every title were sound, 0 for
 * the others; `ordered` are the ordered rows of the table. Fewer rows never have a larger k-core, so that an item with 0 survives with no titles either; readers need
 * to keep the texts of the others alone.
 *
 * @throws WorkbenchError `argument-invalid` for a bound on ratings or times that the table does not have.
 */
export function survivors(
  table: InteractionTable,
  options: Preprocessing,
  ordered: Int32Array = orderedRows(table),
): Uint8Array {
  requireColumns(table, options)
  let rows = ordered
  const source = { table, titles: null, options, randomFor: noChance }
  for (const name of ['rating', 'time', 'duplicates', 'k-core'] as const) {
    const step = preprocessingSteps[name]
    if (step.isOn(options)) rows = step.take(rows, source)
  }
  const survives = new Uint8Array(table.items.length)
  for (const row of rows) survives[table.itemOf[row] ?? 0] = 1
  return survives
}

function noChance(): never {
  throw new Error('No step up to k-core draws anything.')
}
