/** The menu of a row in the list of studies. */
import { useRouter } from 'vue-router'
import type { StudySummary } from '#shared/vocabulary/studies/studies.ts'
import { t } from '../../../locales/t.ts'
import { useStudySteering } from '../../../stores/study/useStudySteering.ts'
import type { MenuEntry } from '../../../ui/overlay/menuEntry.ts'

/** The entries of the menu of each row. */
export function useStudyActions() {
  const navigation = useRouter()
  const steering = useStudySteering()

  function entriesOf({ study, status, cells, error }: StudySummary): readonly MenuEntry[] {
    const readable = error === null
    const left = cells.finished + cells.failed < cells.all
    return [
      { label: t('studies.open'), run: () => void navigation.push({ name: 'study', params: { study } }) },
      ...(readable && status !== 'running' && left
        ? [
            {
              label: status === 'draft' ? t('studies.start') : t('studies.goOn'),
              run: () => void steering.start(study),
            },
          ]
        : []),
      ...(status === 'running' ? [{ label: t('studies.stop'), run: () => void steering.stop(study) }] : []),
      ...(readable && cells.failed > 0
        ? [{ label: t('studies.retryFailedRuns'), run: () => void steering.retry(study) }]
        : []),
      ...(readable
        ? [
            { label: t('studies.saveItsFile'), separated: true, run: () => void steering.saveFile(study) },
            {
              label: t('studies.composeACopy'),
              run: () => void navigation.push({ name: 'new-study', query: { from: study } }),
            },
          ]
        : []),
      {
        label: t('studies.remove'),
        danger: true,
        separated: true,
        disabled: status === 'running',
        run: () => void steering.remove(study),
      },
    ]
  }
  return { entriesOf }
}
