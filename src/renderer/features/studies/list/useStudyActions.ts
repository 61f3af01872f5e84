/** The menu of a row in the list of studies. */
import { useRouter } from 'vue-router'
import type { StudySummary } from '#shared/vocabulary/studies/studies.ts'
import { useStudySteering } from '../../../stores/study/useStudySteering.ts'
import type { MenuEntry } from '../../../ui/overlay/DropMenu.vue'

/** The entries of the menu of each row. */
export function useStudyActions() {
  const navigation = useRouter()
  const steering = useStudySteering()

  function entriesOf({ study, status, cells, error }: StudySummary): readonly MenuEntry[] {
    const readable = error === null
    const left = cells.finished + cells.failed < cells.all
    return [
      { label: 'Open', run: () => void navigation.push({ name: 'study', params: { study } }) },
      ...(readable && status !== 'running' && left
        ? [{ label: status === 'draft' ? 'Start' : 'Go on', run: () => void steering.start(study) }]
        : []),
      ...(status === 'running' ? [{ label: 'Stop', run: () => void steering.stop(study) }] : []),
      ...(readable && cells.failed > 0
        ? [{ label: 'Retry failed runs', run: () => void steering.retry(study) }]
        : []),
      ...(readable
        ? [
            { label: 'Save its file…', separated: true, run: () => void steering.saveFile(study) },
            {
              label: 'Compose a copy',
              run: () => void navigation.push({ name: 'new-study', query: { from: study } }),
            },
          ]
        : []),
      {
        label: 'Remove',
        danger: true,
        separated: true,
        disabled: status === 'running',
        run: () => void steering.remove(study),
      },
    ]
  }
  return { entriesOf }
}
