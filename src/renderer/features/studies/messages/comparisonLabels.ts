/** How the report on messages names which interactions are compared. */
import type { MessagesComparison } from '#shared/vocabulary/studies/messagesReport.ts'
import type { MessageKey } from '../../../locales/messageKey.ts'

/** The name of the message for each comparison. */
export const COMPARISON_LABELS: Readonly<Record<MessagesComparison['about'], MessageKey>> = {
  all: 'studyResults.comparedAll',
  'user took up': 'studyResults.comparedUserTookUp',
  'only items took up': 'studyResults.comparedOnlyItemsTookUp',
  'nobody took up': 'studyResults.comparedNobodyTookUp',
  'before first reception': 'studyResults.comparedBeforeFirstReception',
  'from first reception on': 'studyResults.comparedFromFirstReceptionOn',
  cold: 'studyResults.comparedCold',
  warm: 'studyResults.comparedWarm',
  'from first reception on, less before': 'studyResults.comparedFromFirstReceptionOnLessBefore',
  'cold, less warm': 'studyResults.comparedColdLessWarm',
}
