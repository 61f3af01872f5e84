/** What a study will take, as named numbers. What is not known yet is a dash, and what cannot be known is said so. */
import type { StudyEstimate } from '#shared/vocabulary/studies/studies.ts'
import { t } from '../../../locales/t.ts'
import type { Statistic } from '../../../ui/lists/StatisticList.vue'
import { formatBytes, formatCount, formatDuration } from '../../../ui/quantities.ts'

/** Returns the numbers; runs and shared cells are known from the form before the engine has estimated the rest. */
export function estimateStatistics(
  estimate: StudyEstimate | null,
  known: { readonly runs: number; readonly shared: number } | null,
): readonly Statistic[] {
  const said = (text: (estimate: StudyEstimate) => string) => (estimate === null ? '–' : text(estimate))
  const { runs, shared } = estimate ?? known ?? { runs: null, shared: null }
  const count = (value: number | null) => (value === null ? '–' : formatCount(value))
  return [
    { label: t('studyForm.runs'), value: count(runs) },
    {
      label: t('studyForm.sharedCells'),
      value: count(shared),
      help: t('studyForm.cellsThatWouldBeThe'),
    },
    { label: t('studyForm.modelCalls'), value: said(({ calls }) => formatCount(calls)) },
    {
      label: t('studyForm.tokensSent'),
      value: said(({ promptTokens }) => formatCount(promptTokens)),
      help: t('studyForm.tokensOfAllPromptsWords'),
    },
    {
      label: t('studyForm.time'),
      value: said(({ milliseconds }) => (milliseconds === null ? 'unknown' : formatDuration(milliseconds))),
      help: t('studyForm.knownOnceRunsWithThese'),
    },
    { label: t('studyForm.disk'), value: said(({ diskBytes }) => formatBytes(diskBytes)) },
  ]
}
