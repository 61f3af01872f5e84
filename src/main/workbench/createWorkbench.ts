/** The composition root of the terminal: folders in, the workbench out. */
import type { ExportedFile } from '#shared/vocabulary/figures.ts'
import type { ModelCatalogue, ModelDownload } from '#shared/vocabulary/modelDownloads.ts'
import type { ModelFacts, ModelFolder } from '#shared/vocabulary/models.ts'
import { createBackend, type BackendFolders } from './backend.ts'
import { createDatasets, type Datasets } from './datasets.ts'
import { exportFigure, type FigureFormatRequest } from './exportFigures.ts'
import { exportTable, type TableFormatRequest } from './exportTables.ts'
import { figureRuns } from './figureRuns.ts'
import { readCatalogue } from './modelCatalogue.ts'
import { ModelDownloads } from './modelDownloads.ts'
import { listModels } from './modelList.ts'
import { createRuns, type Runs } from './runs.ts'

export interface Workbench {
  readonly datasets: Datasets
  readonly runs: Runs
  readonly exports: Exports
  /** What a model file says of itself. @throws WorkbenchError `model-invalid`. */
  readonly readModelFile: (path: string) => Promise<ModelFacts>
  readonly models: KnownModels
}

/** Models at hand, and the way to more of them. */
export interface KnownModels {
  list(): Promise<ModelFolder>
  /** Remembers where a file or folder lies, and answers with its whole path. @throws WorkbenchError `argument-invalid`. */
  add(path: string): Promise<string>
  /** Deletes nothing. @throws WorkbenchError `argument-invalid`. */
  forget(place: string): Promise<string>
  catalogue(): Promise<ModelCatalogue>
  /** Tells of every change of any of them. */
  downloads(onChange: (downloads: readonly ModelDownload[]) => void): ModelDownloads
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
    models: {
      list: () => listModels(backend),
      add: backend.modelFolder.add,
      forget: backend.modelFolder.forget,
      catalogue: () => readCatalogue(backend),
      downloads: (onChange) => new ModelDownloads({ backend, onChange }),
    },
    exports: {
      figure: async (paths, request) => exportFigure(request, await read(paths), backend.figureRenderer),
      table: async (paths, request) => exportTable(request, await read(paths)),
    },
  }
}
