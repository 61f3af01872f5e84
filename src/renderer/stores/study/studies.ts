/** The list of studies. It changes only by what the engine tells, never by what a page asked for. */
import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'
import type { StudyId, StudySummary } from '#shared/vocabulary/studies/studies.ts'
import { useConnection } from '../../connection/useConnection.ts'

export const useStudies = defineStore('studies', () => {
  const { workbench, onReconnect } = useConnection()
  const rows = shallowRef<readonly StudySummary[]>([])
  const loaded = ref(false)
  /** Why the list could not be read; null where it could. */
  const failure = shallowRef<unknown>(null)
  /** Counts what was told, so that a page asks for a study anew when something in it may have changed. */
  const told = ref(0)

  function receive(list: readonly StudySummary[]): void {
    rows.value = list
    loaded.value = true
    failure.value = null
    told.value += 1
  }

  const read = async () => {
    try {
      receive(await workbench['studies.list']({}))
    } catch (error) {
      failure.value = error
    }
  }
  workbench.on('studies.changed', receive)
  onReconnect(() => void read())
  void read()

  return {
    rows,
    loaded,
    failure,
    told,
    rowOf: (study: StudyId) => rows.value.find((row) => row.study === study) ?? null,
  }
})
