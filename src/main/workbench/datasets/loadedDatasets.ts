/** Caches the datasets that were loaded last, because the same few are needed again and again. */
import type { Dataset } from '#shared/vocabulary/datasets.ts'
import type { Datasets } from './datasets.ts'

const KEPT = 2

/** Returns the same datasets with a cache of the two that were used last. A removed dataset is dropped from it. */
export function loadedDatasets(datasets: Datasets): Datasets {
  const loaded = new Map<string, Promise<Dataset>>()
  const load = (name: string): Promise<Dataset> => {
    const known = loaded.get(name)
    const loading = known ?? datasets.load(name)
    // Move the dataset to the end; the one at the beginning is dropped first.
    loaded.delete(name)
    loaded.set(name, loading)
    // The caller has the same promise and hears of it; here it is only forgotten.
    loading.catch(() => loaded.delete(name))
    for (const older of [...loaded.keys()].slice(0, -KEPT)) loaded.delete(older)
    return loading
  }
  return {
    ...datasets,
    load,
    remove: async (name) => {
      loaded.delete(name)
      await datasets.remove(name)
      loaded.delete(name)
    },
  }
}
