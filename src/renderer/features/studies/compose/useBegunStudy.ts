/** Begins the study that the address asks for: from a template, as a copy of another, or to change one. */
import { shallowRef, watch } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { WorkbenchError } from '#shared/errors.ts'
import { t } from '../../../locales/t.ts'
import { useConnection } from '../../../connection/useConnection.ts'
import { useDatasets } from '../../../stores/datasets.ts'
import { useDraftStudy } from '../../../stores/study/draftStudy.ts'
import { OFFERED_TEMPLATES } from '../../../stores/study/offeredTemplates.ts'

/** The address is that of the form afterwards, so that going back or reloading does not begin anew. */
export function useBegunStudy() {
  const { workbench } = useConnection()
  const route = useRoute()
  const navigation = useRouter()
  const datasets = useDatasets()
  const store = useDraftStudy()
  const failure = shallowRef<unknown>(null)

  async function begin(): Promise<void> {
    if (route.name !== 'new-study' || !datasets.loaded) return
    const { template, from, change } = route.query
    failure.value = null
    try {
      if (typeof template === 'string') {
        const found = OFFERED_TEMPLATES.find(({ name }) => name === template)
        if (!found)
          throw new WorkbenchError({
            code: 'argument-invalid',
            argument: 'template',
            expected: OFFERED_TEMPLATES.map(({ name }) => name).join(t('stores.listComma')),
            found: template,
          })
        store.begin(found)
      } else if (typeof from === 'string') {
        const { file } = await workbench['studies.view']({ study: from })
        store.load({ ...file, title: t('studyForm.titleCopy', { title: file.title }).slice(0, 120) })
      } else if (typeof change === 'string') {
        store.load((await workbench['studies.view']({ study: change })).file, change)
      } else {
        if (store.draft === null) await navigation.replace({ name: 'studies' })
        return
      }
      await navigation.replace({ name: 'new-study' })
    } catch (error) {
      failure.value = error
    }
  }
  watch([() => route.query, () => datasets.loaded], () => void begin(), { immediate: true })
  return { failure }
}
