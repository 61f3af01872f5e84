/** The menu of a study beside its buttons. */
import { computed, type Ref } from 'vue'
import { useRouter } from 'vue-router'
import type { StudyId, StudyView } from '#shared/vocabulary/studies/studies.ts'
import { t } from '../../locales/t.ts'
import { useNotices } from '../../stores/notices.ts'
import { useStudySteering } from '../../stores/study/useStudySteering.ts'
import type { MenuEntry } from '../../ui/overlay/menuEntry.ts'

/** The entries for what the study is now. */
export function useStudyMenu(study: () => StudyId, view: Readonly<Ref<StudyView | null>>) {
  const navigation = useRouter()
  const notices = useNotices()
  const steering = useStudySteering()
  const running = computed(() => view.value?.status === 'running')

  async function remove(): Promise<void> {
    if (await steering.remove(study())) await navigation.push({ name: 'studies' })
  }
  const entries = computed<readonly MenuEntry[]>(() => [
    {
      label: t('studies.changeIt'),
      disabled: running.value,
      run: () => void navigation.push({ name: 'new-study', query: { change: study() } }),
    },
    {
      label: t('studies.composeACopy'),
      run: () => void navigation.push({ name: 'new-study', query: { from: study() } }),
    },
    { label: t('studies.saveItsFile'), run: () => void steering.saveFile(study()) },
    {
      label: t('studies.copyTheAddress'),
      run: () =>
        void navigator.clipboard
          .writeText(location.href)
          .then(() => notices.tell(t('studies.addressCopied')), notices.fail),
    },
    {
      label: t('studies.remove'),
      danger: true,
      separated: true,
      disabled: running.value,
      run: () => void remove(),
    },
  ])
  return { entries }
}
