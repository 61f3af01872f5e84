/** Imported datasets, and the import that is under way. */
import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'
import type { DatasetSummary } from '#shared/vocabulary/datasets.ts'
import type { ImportProgress } from '#shared/vocabulary/imports.ts'
import { useConnection } from '../connection/useConnection.ts'

export const useDatasets = defineStore('datasets', () => {
  const { workbench, onReconnect } = useConnection()
  const datasets = shallowRef<readonly DatasetSummary[]>([])
  const loaded = ref(false)
  /** By name of the dataset that is being imported, here or on another page. */
  const progress = shallowRef<ReadonlyMap<string, ImportProgress>>(new Map())

  const read = async () => {
    datasets.value = await workbench['datasets.list']({})
    loaded.value = true
  }
  const forget = (name: string) => {
    progress.value = new Map([...progress.value].filter(([key]) => key !== name))
  }
  workbench.on('datasets.changed', (changed) => (datasets.value = changed))
  workbench.on('datasets.progress', (step) => (progress.value = new Map([...progress.value, [step.name, step]])))
  onReconnect(() => void read().catch(() => undefined))
  void read().catch(() => undefined)

  return {
    datasets,
    loaded,
    progress,
    /** Ends when the dataset is there whole. */
    importDataset: async (request: { source: string; name: string; domainWord?: string }) => {
      try {
        return await workbench['datasets.import'](request)
      } finally {
        forget(request.name)
      }
    },
    cancelImport: (name: string) => workbench['datasets.cancelImport']({ name }),
    remove: (dataset: string) => workbench['datasets.remove']({ dataset }),
  }
})
