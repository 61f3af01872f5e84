/** The composition root of the terminal: folders in, the workbench out. */
import { WorkbenchError } from '#shared/errors.ts'
import type { ExportedFile } from '#shared/vocabulary/figures.ts'
import type { ModelFacts } from '#shared/vocabulary/models.ts'
import type { KeptReplies } from '#shared/vocabulary/trace.ts'
import { createBackend, type BackendFolders } from './backend.ts'
import { createDatasets, type Datasets } from './datasets.ts'
import { exportFigure, type FigureFormatRequest } from './exportFigures.ts'
import { exportTable, type TableFormatRequest } from './exportTables.ts'
import { figureRuns } from './figureRuns.ts'
import { createRuns, type Runs } from './runs.ts'

export interface Workbench {
  readonly datasets: Datasets
  readonly runs: Runs
  readonly exports: Exports
  /** What a model file says of itself. @throws WorkbenchError `model-invalid`. */
  readonly readModelFile: (path: string) => Promise<ModelFacts>
  readonly replies: {
    size(): KeptReplies
    /** @throws WorkbenchError `run-busy` while an engine has the home. */
    clear(): Promise<KeptReplies>
  }
}

/** Of runs given by their folders. */
export interface Exports {
  figure(folders: readonly string[], request: FigureFormatRequest): Promise<ExportedFile>
  table(folders: readonly string[], request: TableFormatRequest): Promise<ExportedFile>
}

export function createWorkbench(folders: BackendFolders): Workbench {
  const backend = createBackend(folders)
  const datasets = createDatasets(backend)
  const read = async (paths: readonly string[]) =>
    figureRuns(await Promise.all(paths.map(async (path) => ({ run: path, folder: await backend.openRunFolder(path), interactions: null }))))
  return {
    datasets,
    runs: createRuns(backend, datasets),
    readModelFile: backend.models.read,
    replies: {
      size: backend.models.replies.size,
      clear: async () => {
        const owner = await backend.takeHome()
        if (owner !== null) throw new WorkbenchError({ code: 'run-busy', folder: backend.home, owner })
        try {
          backend.models.replies.clear()
          return backend.models.replies.size()
        } finally {
          await backend.releaseHome()
        }
      },
    },
    exports: {
      figure: async (paths, request) => exportFigure(request, await read(paths), backend.figureRenderer),
      table: async (paths, request) => exportTable(request, await read(paths)),
    },
  }
}
