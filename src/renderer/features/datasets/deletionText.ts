/** What is lost when a dataset is deleted, for the question before it. */
import type { DamagedDataset, DatasetSummary } from '#shared/vocabulary/datasets.ts'
import type { RunRow } from '#shared/vocabulary/runs.ts'
import { t } from '../../locales/t.ts'
import { formatCount } from '../../ui/quantities.ts'

/** At most as many runs are named. */
const NAMED = 5

/** Sentences on what is deleted, and on the runs that use the dataset. */
export function deletionText(
  dataset: DatasetSummary | DamagedDataset,
  runs: readonly Pick<RunRow, 'run' | 'dataset' | 'status'>[],
): string {
  const { name } = dataset
  const goes =
    'folder' in dataset
      ? t('datasets.whatIsLeftOfIt', { folder: dataset.folder })
      : t('datasets.usersHistoriesAndTheTexts', {
          users: formatCount(dataset.users),
          items: formatCount(dataset.items),
        })
  const using = runs.filter((run) => run.dataset === name)
  if (using.length === 0) return t('datasets.goesNoRunUsesIt', { goes })
  const named = using.slice(0, NAMED).map(({ run }) => run)
  const more =
    using.length > named.length ? t('datasets.andUsingMore', { using: using.length - named.length }) : ''
  const verb =
    using.length === 1 ? t('datasets.n1RunUsesIt') : t('datasets.usingRunsUseIt', { using: using.length })
  return t('datasets.goesVerbJoinMoreWhat', { goes, verb, join: named.join(t('stores.listComma')), more })
}
