/** What is lost when a dataset is deleted, for the question before it. */
import type { DatasetSummary } from '#shared/vocabulary/datasets.ts'
import type { RunRow } from '#shared/vocabulary/runs.ts'
import { formatCount } from '../../ui/quantities.ts'

/** At most as many runs are named. */
const NAMED = 5

/** Sentences on what is deleted, and on the runs that use the dataset. */
export function deletionText(
  { name, users, items }: DatasetSummary,
  runs: readonly Pick<RunRow, 'run' | 'dataset' | 'status'>[],
): string {
  const goes = `${formatCount(users)} histories and the texts of ${formatCount(items)} items are deleted from the home folder. The files that they were imported from stay.`
  const using = runs.filter((run) => run.dataset === name)
  if (using.length === 0) return `${goes} No run uses it.`
  const named = using.slice(0, NAMED).map(({ run }) => run)
  const more = using.length > named.length ? ` and ${using.length - named.length} more` : ''
  const verb = using.length === 1 ? '1 run uses it' : `${using.length} runs use it`
  return `${goes} ${verb}: ${named.join(', ')}${more}. What they recorded stays; those that are not finished can go on only when the same data are imported again under this name.`
}
