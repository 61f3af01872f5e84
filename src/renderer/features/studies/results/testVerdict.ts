/** What a test of a study says at 5 % after Holm's correction. */
import { isWithoutDifference } from '#shared/studies/isWithoutDifference.ts'
import type { StudyTest } from '#shared/vocabulary/studies/studyResults.ts'
import { t } from '../../../locales/t.ts'

/** Returns the verdict on the tested row; with one seed it holds for that seed alone. */
export function testVerdict(test: StudyTest): string {
  const { pHolm, difference, over } = test
  if (isWithoutDifference(test)) return t('studyResults.noUserDiffers')
  if (!(pHolm < 0.05)) return t('studyResults.withinChance')
  return t('studyResults.valueMoreThanChanceValue2', {
    value: difference > 0 ? t('studyResults.higher') : t('studyResults.lower'),
    value2: over === 'users' ? t('studyResults.forThisSeed') : '',
  })
}
