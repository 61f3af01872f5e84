/** Expands the file of a study, and refuses what no run could be made of before any is made. */
import { WorkbenchError } from '#shared/errors.ts'
import { studyCells } from '#shared/studies/studyCells.ts'
import type { StudyFile } from '#shared/vocabulary/studies/studyFile.ts'
import type { StudyCell } from '#shared/vocabulary/studies/studies.ts'
import { variantNamed } from '../../methods/methods.ts'
import { runOptions } from '../compose/runOptions.ts'

/** Most cells of a study: a few lines of a file could else ask for millions. */
const MOST = 10_000

/**
 * Returns the cells in the order in which they are run.
 * @throws WorkbenchError `argument-invalid` for a row, variant or setting that is not known, `hyperparameter-invalid` for
 * a value that a setting cannot have, `too-large`.
 */
export function checkedCells(file: StudyFile): readonly StudyCell[] {
  const points = file.sweeps.reduce(
    (sum, sweep) => sum + Object.values(sweep).reduce((product, values) => product * values.length, 1),
    file.sweeps.length === 0 ? 1 : 0,
  )
  const { seeds, datasets, models, rows } = file
  const most = points * seeds.length * datasets.length * models.length * rows.length
  if (most > MOST)
    throw new WorkbenchError({ code: 'too-large', what: 'a study', limit: `${MOST} cells`, found: `${most}` })
  const cells = studyCells(file, runOptions())
  const parsed = new Set<string>()
  for (const { request, seed } of cells) {
    const { variant, settings } = request
    const key = JSON.stringify([variant, { ...settings, seed }])
    if (parsed.has(key)) continue
    parsed.add(key)
    const { method, settings: ofVariant } = variantNamed(variant)
    method.parse({ ...ofVariant, ...settings })
  }
  return cells
}
