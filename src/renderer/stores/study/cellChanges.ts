/** What another file makes of the runs of a study. */
import type { StudyCell } from '#shared/vocabulary/studies/studies.ts'
import { t } from '../../locales/t.ts'

/** Numbers of runs, each counted once however many cells share it. */
export interface CellChanges {
  /** Cells that there were none of. */
  readonly added: number
  /** Cells that ask for another configuration than before. */
  readonly changed: number
  /** Cells that there are no more; their runs stay. */
  readonly gone: number
}

/** Compares the cells of two files by their keys. */
export function cellChanges(before: readonly StudyCell[], after: readonly StudyCell[]): CellChanges {
  const requests = (cells: readonly StudyCell[]) =>
    new Map(
      cells
        .filter(({ key, runKey }) => key === runKey)
        .map(({ key, request }) => [key, JSON.stringify(request)]),
    )
  const [old, now] = [requests(before), requests(after)]
  return {
    added: [...now.keys()].filter((key) => !old.has(key)).length,
    changed: [...now].filter(([key, request]) => old.has(key) && old.get(key) !== request).length,
    gone: [...old.keys()].filter((key) => !now.has(key)).length,
  }
}

/** Returns the changes in a sentence. */
export function changesText({ added, changed, gone }: CellChanges): string {
  if (added + changed + gone === 0) return t('stores.noRunChanges')
  const runs = (count: number) => t('stores.countRunCountRuns', { count }, count)
  const parts = [
    ...(added > 0 ? [t('stores.runsNew', { runs: runs(added) })] : []),
    ...(changed > 0 ? [t('stores.runsWithAnotherConfiguration', { runs: runs(changed) })] : []),
    ...(gone > 0 ? [t('stores.runsNoLongerPartOf', { runs: runs(gone) })] : []),
  ]
  return `${parts.join(', ')}.`
}
