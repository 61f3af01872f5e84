/** How far a study is, runs under way counted by how far they are themselves. */
import type { RunRow } from '#shared/vocabulary/runs.ts'
import type { StudyView } from '#shared/vocabulary/studies/studies.ts'

/** Returns the number of runs that are done, failed ones included, with the parts of those under way; at most all. */
export function studyProgress(
  { cells, views }: Pick<StudyView, 'cells' | 'views'>,
  rows: readonly Pick<RunRow, 'run' | 'step' | 'interactions' | 'status'>[],
): number {
  const under = new Set(
    views.filter(({ status }) => ['running', 'queued', 'paused'].includes(status)).map(({ run }) => run),
  )
  const parts = rows
    .filter(({ run, status }) => under.has(run) && status !== 'finished')
    .reduce((sum, { step, interactions }) => sum + (interactions ? Math.min(1, step / interactions) : 0), 0)
  return Math.min(cells.all, cells.finished + cells.failed + parts)
}
