/** The composition root of the terminal: folders in, the workbench out. */
import type { ExportedFile } from '#shared/vocabulary/figures.ts'
import type { ServerCheck, ServerToCheck } from '#shared/vocabulary/chatServers.ts'
import type { LanguageModelChoice, ModelFacts } from '#shared/vocabulary/models.ts'
import type { TriedModel, TrialPrompt } from '#shared/vocabulary/modelTrials.ts'
import type { Cancellation } from '../recnet/ports.ts'
import { createBackend, type BackendFolders } from './backend.ts'
import { createDatasets, type Datasets } from './datasets.ts'
import { exportFigure, type FigureFormatRequest } from './exportFigures.ts'
import { exportTable, type TableFormatRequest } from './exportTables.ts'
import { figureRuns } from './figureRuns.ts'
import { createRuns, type Runs } from './runs.ts'
import { checkServers, tryModel } from './tryModel.ts'

export interface Workbench {
  readonly datasets: Datasets
  readonly runs: Runs
  readonly exports: Exports
  readonly models: Models
  /** What a model file says of itself. @throws WorkbenchError `model-invalid`. */
  readonly readModelFile: (path: string) => Promise<ModelFacts>
}

/** Outside of any run. */
export interface Models {
  try(choice: LanguageModelChoice, prompt: TrialPrompt, cancellation: Cancellation): Promise<TriedModel>
  checkServer(server: ServerToCheck, cancellation: Cancellation): Promise<readonly ServerCheck[]>
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
    models: {
      try: (choice, prompt, cancellation) => tryModel(choice, prompt, { backend, cancellation, tell: () => undefined }),
      checkServer: (server, cancellation) => checkServers(server, { backend, cancellation }),
    },
    readModelFile: backend.models.read,
    exports: {
      figure: async (paths, request) => exportFigure(request, await read(paths), backend.figureRenderer),
      table: async (paths, request) => exportTable(request, await read(paths)),
    },
  }
}
