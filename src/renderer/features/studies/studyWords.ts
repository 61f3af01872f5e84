/** How the runs of a study are counted in words. */
import type { CellCounts } from '#shared/vocabulary/studies/studies.ts'
import { formatCount } from '../../ui/quantities.ts'

/** Returns how far a study is: `12 of 24 runs, 1 failed`. */
export function countsText({ all, finished, failed, started }: CellCounts): string {
  return [
    `${formatCount(finished)} of ${formatCount(all)} ${all === 1 ? 'run' : 'runs'}`,
    ...(started > 0 ? [`${formatCount(started)} under way`] : []),
    ...(failed > 0 ? [`${formatCount(failed)} failed`] : []),
  ].join(', ')
}
