/** Opens the file of a study, chosen or dropped, in the form of a new study; and bundles of runs. */
import { shallowRef } from 'vue'
import { useRouter } from 'vue-router'
import { t } from '../../../locales/t.ts'
import { useConnection } from '../../../connection/useConnection.ts'
import { useNotices } from '../../../stores/notices.ts'
import { useDraftStudy } from '../../../stores/study/draftStudy.ts'

/** `failure` is why the last file could not be read, with line and column where these are known. */
export function useStudyFiles() {
  const { workbench, shell } = useConnection()
  const notices = useNotices()
  const navigation = useRouter()
  const draft = useDraftStudy()
  const failure = shallowRef<unknown>(null)
  const fileName = shallowRef('')

  async function open(file: File | undefined): Promise<void> {
    if (!file) return
    fileName.value = file.name
    failure.value = null
    try {
      draft.load(await workbench['studies.read']({ text: await file.text() }))
      await navigation.push({ name: 'new-study' })
    } catch (error) {
      failure.value = error
    }
  }
  /** Opens a bundle that the user chooses; its runs stand among the others from then on. */
  async function openBundle(): Promise<void> {
    fileName.value = t('studies.aBundle')
    failure.value = null
    try {
      const chosen = await shell.pickSource('bundle')
      if (chosen === null) return
      fileName.value = chosen.label
      const { runs, study } = await workbench['bundles.open']({ source: chosen.source })
      notices.tell(t('studies.openedRunsRunOfLabel', { runs: runs.length, label: chosen.label }, runs.length))
      await navigation.push(study === null ? { name: 'runs' } : { name: 'study', params: { study } })
    } catch (error) {
      failure.value = error
    }
  }
  return { open, openBundle, failure, fileName }
}
