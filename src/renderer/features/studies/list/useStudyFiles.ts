/** Opens the file of a study, chosen or dropped, in the form of a new study. */
import { shallowRef } from 'vue'
import { useRouter } from 'vue-router'
import { useConnection } from '../../../connection/useConnection.ts'
import { useDraftStudy } from '../../../stores/study/draftStudy.ts'

/** `failure` is why the last file could not be read, with line and column where these are known. */
export function useStudyFiles() {
  const { workbench } = useConnection()
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
  return { open, failure, fileName }
}
