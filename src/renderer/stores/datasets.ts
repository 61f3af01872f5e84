/** Imported datasets, and the imports that are under way here or on other pages. */
import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'
import type { DamagedDataset, DatasetSummary } from '#shared/vocabulary/datasets.ts'
import type { ImportProgress } from '#shared/vocabulary/imports/imports.ts'
import type { Preprocessing } from '#shared/vocabulary/imports/preprocessing.ts'
import type { SourcePlan } from '#shared/vocabulary/imports/sourcePlan.ts'
import { useConnection } from '../connection/useConnection.ts'

export interface ImportUnderWay extends ImportProgress {
  /** When this page first heard of it, in milliseconds of the page's clock, and how much had been read then. */
  readonly since: number
  readonly sinceBytes: number
}

/** What an import takes; the engine checks it. */
export interface ImportRequest {
  readonly source: string
  readonly name: string
  readonly domainWord?: string
  readonly plan?: SourcePlan
  readonly preprocessing?: Preprocessing
  readonly rejectLimit?: number
}

/** Answers and pushes may come by two ways, so that news of an import may arrive after its end, up to this long. */
const LATE_MILLISECONDS = 2000

export const useDatasets = defineStore('datasets', () => {
  const { workbench, onReconnect } = useConnection()
  const datasets = shallowRef<readonly DatasetSummary[]>([])
  /** Those that cannot be read. */
  const damaged = shallowRef<readonly DamagedDataset[]>([])
  const loaded = ref(false)
  /** Why the list could not be read; null where it could. */
  const failure = shallowRef<unknown>(null)
  /** The imports under way, by the name of the dataset. */
  const progress = shallowRef<ReadonlyMap<string, ImportUnderWay>>(new Map())
  const own = new Set<string>()
  const ended = new Map<string, number>()

  const readDamaged = async () => {
    damaged.value = await workbench['datasets.damaged']({})
  }

  const read = async () => {
    try {
      receive(await workbench['datasets.list']({}))
      await readDamaged()
      loaded.value = true
      failure.value = null
    } catch (error) {
      failure.value = error
    }
  }

  /** The engine sends the list when any import ends, however it ends. Imports of other pages that go on report again at once. */
  function receive(list: readonly DatasetSummary[]): void {
    datasets.value = list
    progress.value = new Map([...progress.value].filter(([name]) => own.has(name)))
  }

  function advance(step: ImportProgress): void {
    const { name } = step
    const late = performance.now() - (ended.get(name) ?? -Infinity) < LATE_MILLISECONDS
    if (!own.has(name) && (late || datasets.value.some((dataset) => dataset.name === name))) return
    const before = progress.value.get(name)
    const { since = performance.now(), sinceBytes = step.readBytes } = before ?? {}
    progress.value = new Map([...progress.value, [name, { ...step, since, sinceBytes }]])
  }

  workbench.on('datasets.changed', (list) => {
    receive(list)
    readDamaged().catch((error: unknown) => (failure.value = error))
  })
  workbench.on('datasets.progress', advance)
  onReconnect(() => void read())
  void read()

  return {
    datasets,
    damaged,
    loaded,
    failure,
    progress,
    /** Resolves when the whole dataset is imported. Rejects with `cancelled` after `cancelImport`. */
    importDataset: async (request: ImportRequest) => {
      own.add(request.name)
      advance({ name: request.name, file: '', readBytes: 0, totalBytes: 0 })
      try {
        return await workbench['datasets.import'](request)
      } finally {
        own.delete(request.name)
        ended.set(request.name, performance.now())
        progress.value = new Map([...progress.value].filter(([name]) => name !== request.name))
      }
    },
    cancelImport: (name: string) => workbench['datasets.cancelImport']({ name }),
    remove: (dataset: string) => workbench['datasets.remove']({ dataset }),
  }
})
