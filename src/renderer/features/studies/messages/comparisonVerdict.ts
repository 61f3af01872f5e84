/** What a comparison says at 5 % after Holm's correction. */
import type { MessagesComparison } from '#shared/vocabulary/studies/messagesReport.ts'
import { t } from '../../../locales/t.ts'

/** Returns the verdict; with one seed it holds for that seed alone. */
export function comparisonVerdict({ test, outcomes }: Pick<MessagesComparison, 'test' | 'outcomes'>): string {
  if (test === null) return t('studyResults.nothingToCompare')
  if (outcomes && outcomes.recNetAlone + outcomes.controlAlone === 0)
    return t('studyResults.noInteractionDiffers')
  if (!(test.pHolm < 0.05)) return t('studyResults.withinChance')
  return `${test.difference > 0 ? t('studyResults.higher') : t('studyResults.lower')}${test.over === 'users' ? t('studyResults.forThisSeed') : ''}`
}
