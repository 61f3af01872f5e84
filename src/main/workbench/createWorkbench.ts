/** The composition root: folders in, the workbench out. */
import { createBackend, type BackendFolders } from './backend.ts'
import { createDatasets, type Datasets } from './datasets.ts'
import { createRuns, type Runs } from './runs.ts'

export interface Workbench {
  readonly datasets: Datasets
  readonly runs: Runs
}

export function createWorkbench(folders: BackendFolders): Workbench {
  const backend = createBackend(folders)
  const datasets = createDatasets(backend)
  return { datasets, runs: createRuns(backend, datasets) }
}
