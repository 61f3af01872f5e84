/** Fits of Table 5 in words. */
import { crowdedRows } from '#shared/studies/crowdedRows.ts'
import type { StudyBlock, StudyResultRow } from '#shared/vocabulary/studies/studyResults.ts'
import { phrase } from '../../../locales/phrase.ts'
import { t } from '../../../locales/t.ts'
import { formatFixed, formatSignificant } from '../../../ui/quantities.ts'

/** Returns how the calls of a row grow: `calls = 4.23 · records^1.03`; null where there is no fit. */
export function growthText({ cost }: Pick<StudyResultRow, 'cost'>): string | null {
  const growth = cost?.growth ?? null
  if (growth === null) return null
  const { factor, exponent, fit, points } = growth
  return t('studyResults.callsNumberRecordsExponentR2', {
    Number: formatSignificant(factor),
    exponent: formatFixed(exponent, 2),
    fit: formatFixed(fit, 3),
    points: points.length,
  })
}

/** Returns how calls grow over the runs of a block with what the paper says that they grow with: N·N′, updates, M. */
export function lawTexts({ laws }: Pick<StudyBlock, 'laws'>): readonly { name: string; text: string }[] {
  return laws.map(({ calls, over, factor, exponent, fit, points }) => ({
    name: phrase(`${calls} over ${over}`),
    text: t('studyResults.callsNumberOverExponentR2', {
      Number: formatSignificant(factor),
      over,
      exponent: formatFixed(exponent, 2),
      fit: formatFixed(fit, 3),
      runs: points.length,
    }),
  }))
}

/** Returns the rows whose M is not much smaller than their N, so that routers save little, in a sentence; null for none. */
export function routerShareSentence({ rows }: Pick<StudyBlock, 'rows'>): string | null {
  const crowded = crowdedRows(rows)
  if (crowded.length === 0) return null
  const range = (values: readonly number[]) => {
    const [low, high] = [formatFixed(Math.min(...values), 1), formatFixed(Math.max(...values), 1)]
    return low === high ? low : `${low}–${high}`
  }
  return t('studyResults.nameMRoutersIsNot', {
    name: crowded.map(({ name }) => name).join(t('stores.semicolon')),
    routers: range(crowded.map(({ routers }) => routers)),
    clients: range(crowded.map(({ clients }) => clients)),
  })
}
