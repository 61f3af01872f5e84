/** The cells that a study has to run. */
import type { StudyFile } from '#shared/vocabulary/studies/studyFile.ts'
import type { StudyCell } from '#shared/vocabulary/studies/studies.ts'
import { checkedCells } from './checkedCells.ts'

/** A cell, and what a grid search has decided of it. */
export interface PlannedCell extends StudyCell {
  /** Whether it ranks the test for a point that was chosen. */
  readonly chosen: boolean
  /** Whether its point was not chosen. */
  readonly leftOut: boolean
  /** Whether its outcome stands in the results. */
  readonly isShown: boolean
}

/** Returns the cells of a study. @throws WorkbenchError as `checkedCells` does. */
export function plannedCells(file: StudyFile): readonly PlannedCell[] {
  return checkedCells(file).map((cell) => ({ ...cell, chosen: false, leftOut: false, isShown: true }))
}
