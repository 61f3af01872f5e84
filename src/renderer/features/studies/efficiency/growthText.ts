/** Fits of Table 5 in words. */
import { crowdedRouters } from '#shared/studies/crowdedRouters.ts'
import type { StudyBlock, StudyResultRow } from '#shared/vocabulary/studies/studyResults.ts'
import { formatFixed } from '../../../ui/quantities.ts'

/** Returns how the calls of a row grow: `calls = 4.2 · records^1.03`; null where there is no fit. */
export function growthText({ cost }: Pick<StudyResultRow, 'cost'>): string | null {
  const growth = cost?.growth ?? null
  if (growth === null) return null
  const { factor, exponent, fit, points } = growth
  return `calls = ${Number(factor.toPrecision(3))} · records^${formatFixed(exponent, 2)} (R² ${formatFixed(fit, 3)}, ${points.length} points)`
}

/** Returns a sentence for each row whose M is not much smaller than its N, so that routers save little. */
export function routerShareSentences({ rows }: Pick<StudyBlock, 'rows'>): readonly string[] {
  return rows.flatMap(({ name, cost }) => {
    const crowded = crowdedRouters(cost)
    if (crowded === null) return []
    const { clients, routers } = crowded
    return [
      `${name}: M = ${formatFixed(routers, 1)} is not much smaller than N = ${formatFixed(clients, 1)}, so that O(λN + M) says little here.`,
    ]
  })
}
