/** Fits of Table 5 in words. */
import { crowdedRouters } from '#shared/studies/crowdedRouters.ts'
import type { StudyBlock, StudyResultRow } from '#shared/vocabulary/studies/studyResults.ts'
import { t } from '../../../locales/t.ts'
import { formatFixed } from '../../../ui/quantities.ts'

/** Returns how the calls of a row grow: `calls = 4.2 · records^1.03`; null where there is no fit. */
export function growthText({ cost }: Pick<StudyResultRow, 'cost'>): string | null {
  const growth = cost?.growth ?? null
  if (growth === null) return null
  const { factor, exponent, fit, points } = growth
  return t('studyResults.callsNumberRecordsExponentR2', {
    Number: Number(factor.toPrecision(3)),
    exponent: formatFixed(exponent, 2),
    fit: formatFixed(fit, 3),
    points: points.length,
  })
}

/** Returns a sentence for each row whose M is not much smaller than its N, so that routers save little. */
export function routerShareSentences({ rows }: Pick<StudyBlock, 'rows'>): readonly string[] {
  return rows.flatMap(({ name, cost }) => {
    const crowded = crowdedRouters(cost)
    if (crowded === null) return []
    const { clients, routers } = crowded
    return [
      t('studyResults.nameMRoutersIsNot', {
        name,
        routers: formatFixed(routers, 1),
        clients: formatFixed(clients, 1),
      }),
    ]
  })
}
