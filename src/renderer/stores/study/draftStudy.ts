/** The study being prepared. It survives a reload, and is checked as it is typed. */
import { defineStore } from 'pinia'
import { computed, ref, shallowRef, watch } from 'vue'
import type { StudyTemplate } from '#shared/studies/studyTemplates.ts'
import { studyOf } from '#shared/studies/studyTemplates.ts'
import type { AskedStudy } from '#shared/vocabulary/studies/studyFile.ts'
import type { StudyId } from '#shared/vocabulary/studies/studies.ts'
import { useConnection } from '../../connection/useConnection.ts'
import { useDatasets } from '../datasets.ts'
import type { MethodOptions } from '../draft/draftMethod.ts'
import { useSettings } from '../settings.ts'
import { askedStudyOf } from './askedStudyOf.ts'
import { checkedStudy } from './checkedStudy.ts'
import { draftOfStudy } from './draftOfStudy.ts'
import type { DraftStudy } from './draftStudyForm.ts'
import { keepStudy, readKeptStudy } from './keptStudy.ts'
import { refilledStudy, type RefillingChange } from './refilledStudy.ts'

export const useDraftStudy = defineStore('draftStudy', () => {
  const { workbench, onReconnect } = useConnection()
  const application = useSettings()
  const datasets = useDatasets()
  const options = shallowRef<MethodOptions>({ methods: [], variants: [] })
  const loaded = ref(false)
  const failure = shallowRef<unknown>(null)

  const kept = readKeptStudy()
  /** Null before anything was begun. */
  const draft = shallowRef<DraftStudy | null>(kept?.draft ?? null)
  /** The study whose file is replaced; null for a new one. */
  const changing = ref<StudyId | null>(kept?.changing ?? null)

  const readOptions = async () => {
    try {
      options.value = await workbench['experiments.options']({})
      loaded.value = true
      failure.value = null
    } catch (error) {
      failure.value = error
    }
  }
  onReconnect(() => void readOptions())
  void readOptions()

  const servers = computed(() => application.settings.chatServers)
  const asked = computed<AskedStudy | null>(() =>
    draft.value === null ? null : askedStudyOf(draft.value, servers.value),
  )
  const checked = computed(() =>
    draft.value === null || asked.value === null || !loaded.value
      ? { problems: [], file: null, cells: null }
      : checkedStudy(draft.value, asked.value, {
          ...options.value,
          datasets: datasets.loaded ? datasets.datasets.map(({ name }) => name) : null,
        }),
  )
  watch([draft, changing], () =>
    keepStudy(draft.value === null ? null : { draft: draft.value, changing: changing.value }),
  )

  return {
    options,
    loaded,
    failure,
    draft,
    changing,
    asked,
    checked,
    /** Begins a new study from a template, on the demo where it is there. */
    begin: (template: StudyTemplate) => {
      const names = datasets.datasets.map(({ name }) => name)
      const first = names.includes('demo') ? 'demo' : names[0]
      const asked = studyOf(template, { datasets: first === undefined ? [] : [first] })
      draft.value = draftOfStudy(asked, servers.value)
      changing.value = null
    },
    /** Takes over a file, of the study that is to be changed where it is named. */
    load: (file: AskedStudy, study: StudyId | null = null) => {
      draft.value = draftOfStudy(file, servers.value)
      changing.value = study
    },
    /** Takes over what was typed as a file. */
    retype: (file: AskedStudy) => (draft.value = draftOfStudy(file, servers.value)),
    set: (change: Partial<DraftStudy>) => {
      if (draft.value !== null) draft.value = { ...draft.value, ...change }
    },
    /** Changes data or models; what a template filled in and nobody changed follows. */
    refill: (change: RefillingChange) => {
      if (draft.value !== null) draft.value = refilledStudy(draft.value, change, servers.value)
    },
    forget: () => {
      draft.value = null
      changing.value = null
    },
  }
})
