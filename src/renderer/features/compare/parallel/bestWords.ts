/** What must be said of the best runs by one result. */
import type { BestRuns } from '#shared/charts/parallel/bestRuns.ts'
import { t } from '../../../locales/t.ts'

/** Returns the sentences: which runs they are, and how far such a choice may be trusted. */
export function bestWords(best: BestRuns, metric: string): readonly string[] {
  switch (best.kind) {
    case 'none':
      return [t('compare.bestOfNone')]
    case 'incomparable':
      return [t(`compare.noRivals_${best.by}`)]
    case 'best':
      return [
        t(
          `compare.bestAre_${best.heldOut}`,
          {
            count: best.runs.length,
            of: best.of,
            metric,
            runs: best.runs.map(({ label }) => label).join(t('stores.listComma')),
          },
          best.runs.length,
        ),
        ...(best.without > 0 ? [t('compare.bestWithout', { count: best.without }, best.without)] : []),
        ...(best.final ? [] : [t('compare.bestSoFar')]),
        t(`compare.bestCaution_${best.heldOut}`),
      ]
    default:
      return best satisfies never
  }
}
