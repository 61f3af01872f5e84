/** The results of a study as far as its runs have been evaluated. */
import { modelsLabel } from '#shared/studies/studyCells.ts'
import { paperCaveats } from '#shared/studies/paper/paperCaveats.ts'
import type { StudyCell, StudyId } from '#shared/vocabulary/studies/studies.ts'
import type { StudyFile } from '#shared/vocabulary/studies/studyFile.ts'
import type { StudyBlock, StudyResults } from '#shared/vocabulary/studies/studyResults.ts'
import type { RandomFor } from '../../ports/random.ts'
import type { CellOutcome } from './cellOutcome.ts'
import { rowRunsOf } from './rowRuns.ts'
import { studyBlockSteps } from './studyBlock.ts'

/** A study with what its runs have found. */
export interface EvaluatedStudy {
  readonly study: StudyId
  readonly file: StudyFile
  /** The cells that are shown: of a grid search that has chosen, those of its test. */
  readonly cells: readonly StudyCell[]
  /** The outcomes by `runKey`; cells that share a run share its outcome. */
  readonly outcomes: ReadonlyMap<string, CellOutcome>
  /** The shortcut rankers on the candidates of a dataset, named as the file names it; null where they are not known. */
  readonly shortcutsOf: (dataset: string) => StudyBlock['shortcuts']
}

/**
 * Computes the results as a generator that yields before each heavy step. They are the same for the same outcomes and
 * streams; nothing in them depends on which run was evaluated first.
 */
export function* studyResultsSteps(
  { study, file, cells, outcomes, shortcutsOf }: EvaluatedStudy,
  randomFor: RandomFor,
): Generator<undefined, StudyResults> {
  const models = [...new Set(file.models.map(modelsLabel))]
  const blocks: StudyBlock[] = []
  for (const dataset of new Set(file.datasets))
    for (const model of models) {
      const own = cells.filter((cell) => cell.dataset === dataset && cell.model === model)
      if (own.length === 0) continue
      const rows = rowRunsOf(file, own, outcomes)
      blocks.push(
        yield* studyBlockSteps(file, { dataset, model, rows, shortcuts: shortcutsOf(dataset) }, randomFor),
      )
    }
  return {
    study,
    file,
    evaluated: cells.filter(({ runKey }) => outcomes.get(runKey)?.final === true).length,
    cells: cells.length,
    blocks,
    notes: paperCaveats(file.kind),
  }
}
