/** Preprocessing: leaves interactions of a table out, step by step (§3.1.1; design notes, §2.2 and §2.7). */
import { WorkbenchError } from '#shared/errors.ts'
import {
  PREPROCESSING_STEPS,
  type Preprocessing,
  type StepCount,
} from '#shared/vocabulary/imports/preprocessing.ts'
import type { RandomFor } from '../../ports/random.ts'
import type { InteractionTable } from '../interactionTable.ts'
import { orderedRows } from './orderedRows.ts'
import { preprocessingSteps } from './preprocessingSteps.ts'
import { requireColumns } from './requireColumns.ts'
import { stepCount } from './stepCount.ts'

/** What stays of a table. */
export interface Preprocessed {
  /**
   * The rows of the table that stay: grouped by user in the order of the user's first occurrence in the table, each
   * user's rows oldest first, ties in the order of the file.
   */
  readonly rows: Int32Array
  /** `read` first, then one for each step that is switched on, in the order of `PREPROCESSING_STEPS`. */
  readonly steps: readonly StepCount[]
}

/**
 * Takes the steps that the options switch on, one after the other. The table stays as it is. `titles` holds one `TITLE`
 * for each item, or is null where they are not known; `randomFor` derives from the seed of the options; `ordered` are
 * the ordered rows of the table, where they are there already.
 *
 * @throws WorkbenchError `argument-invalid` for a bound on ratings or times that the table does not have, and for items
 * to be left out by titles that are not known.
 */
export function preprocess(
  table: InteractionTable,
  titles: Uint8Array | null,
  options: Preprocessing,
  randomFor: RandomFor,
  ordered: Int32Array = orderedRows(table),
): Preprocessed {
  requireColumns(table, options)
  if (options.titles !== 'any' && titles === null) {
    throw new WorkbenchError({
      code: 'argument-invalid',
      argument: 'What is asked of titles',
      expected: '"any", or a file that describes the items',
      found: `"${options.titles}", and no file that describes them`,
    })
  }
  let rows = ordered
  const steps = [stepCount('read', rows, table, rows.length)]
  for (const name of PREPROCESSING_STEPS) {
    const step = preprocessingSteps[name]
    if (!step.isOn(options)) continue
    const before = rows.length
    rows = step.take(rows, { table, titles, options, randomFor })
    steps.push(stepCount(name, rows, table, before))
  }
  return { rows, steps }
}
