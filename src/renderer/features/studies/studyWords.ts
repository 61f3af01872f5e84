/** How the runs of a study are counted in words. */
import type { CellCounts } from '#shared/vocabulary/studies/studies.ts'
import { t } from '../../locales/t.ts'
import { formatCount } from '../../ui/quantities.ts'

/** Returns how far a study is: `12 of 24 runs, 1 failed`. */
export function countsText({ all, finished, failed, started }: CellCounts): string {
  return [
    t('studies.finishedOfAllRunFinished', { finished: formatCount(finished), all: formatCount(all) }, all),
    ...(started > 0 ? [t('studies.startedUnderWay', { started: formatCount(started) })] : []),
    ...(failed > 0 ? [t('studies.failedFailed', { failed: formatCount(failed) })] : []),
  ].join(t('stores.comma'))
}
