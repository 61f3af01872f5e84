/** What a study will take, as named numbers. What is not known yet is a dash, and what cannot be known is said so. */
import type { StudyEstimate } from '#shared/vocabulary/studies/studies.ts'
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
    { label: 'Runs', value: count(runs) },
    {
      label: 'Shared cells',
      value: count(shared),
      help: 'Cells that would be the same run as another, and take its results.',
    },
    { label: 'Model calls', value: said(({ calls }) => formatCount(calls)) },
    {
      label: 'Tokens sent',
      value: said(({ promptTokens }) => formatCount(promptTokens)),
      help: 'Tokens of all prompts. Words are counted where the model has no tokenizer.',
    },
    {
      label: 'Time',
      value: said(({ milliseconds }) => (milliseconds === null ? 'unknown' : formatDuration(milliseconds))),
      help: 'Known once runs with these models have been timed on this machine.',
    },
    { label: 'Disk', value: said(({ diskBytes }) => formatBytes(diskBytes)) },
  ]
}
