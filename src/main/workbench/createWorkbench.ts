/** The composition root of the terminal: folders in, the workbench out. */
import { WorkbenchError } from '#shared/errors.ts'
import type { Calibration } from '#shared/vocabulary/calibration.ts'
import type { ExportedFile } from '#shared/vocabulary/figures.ts'
import { parseHyperparameters } from '#shared/vocabulary/hyperparameters.ts'
import {
  BUILT_IN_MODELS,
  type EmbeddingModelChoice,
  type ModelFacts,
} from '#shared/vocabulary/models/models.ts'
import type { KeptReplies } from '#shared/vocabulary/trace.ts'
import { createBackend, type BackendFolders } from './backend/backend.ts'
import { conductCalibration, type CalibrationObserver } from './compose/conductCalibration.ts'
import { createDatasets, type Datasets } from './datasets/datasets.ts'
import { exportFigure, type FigureFormatRequest } from './exports/exportFigures.ts'
import { exportTable, type TableFormatRequest } from './exports/exportTables.ts'
import { figureRuns } from './exports/figureRuns.ts'
import { createRuns, type Runs } from './runs/runs.ts'
import { terminalModels, type TerminalModels } from './models/terminalModels.ts'

export interface Workbench {
  readonly datasets: Datasets
  readonly runs: Runs
  readonly exports: Exports
  /** What a model file says of itself. @throws WorkbenchError `model-invalid`. */
  readonly readModelFile: (path: string) => Promise<ModelFacts>
  /** How scores of Eq. 4 lie for an encoder. @throws WorkbenchError `cancelled`, `hyperparameter-invalid`, `dataset-unknown`, `model-invalid`. */
  readonly calibrate: (request: CalibrateRequest, observer: CalibrationObserver) => Promise<Calibration>
  readonly replies: {
    size(): KeptReplies
    /** @throws WorkbenchError `run-busy` while an engine has the home. */
    clear(): Promise<KeptReplies>
  }
  readonly models: TerminalModels
}

export interface CalibrateRequest {
  readonly dataset: string
  readonly settings: Readonly<Record<string, unknown>>
  readonly embeddingModel: EmbeddingModelChoice
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
    figureRuns(
      await Promise.all(
        paths.map(async (path) => ({
          run: path,
          folder: await backend.runFolders.open(path),
          interactions: null,
        })),
      ),
    )
  return {
    datasets,
    runs: createRuns(backend, datasets),
    readModelFile: (path) => backend.localModels.read(path),
    calibrate: async ({ dataset, settings, embeddingModel }, observer) => {
      const configuration = {
        variant: 'RecNet',
        settings: parseHyperparameters(settings),
        dataset: await datasets.load(dataset),
        vectorIndex: 'memory',
        models: await backend.models.describe({ ...BUILT_IN_MODELS, embeddingModel }),
      } as const
      return conductCalibration(configuration, observer, backend)
    },
    replies: {
      size: () => backend.replies.size(),
      clear: async () => {
        const owner = await backend.homeLock.take()
        if (owner !== null) throw new WorkbenchError({ code: 'run-busy', folder: backend.home, owner })
        try {
          backend.replies.clear()
          return backend.replies.size()
        } finally {
          await backend.homeLock.release()
        }
      },
    },
    models: terminalModels(backend),
    exports: {
      figure: async (paths, request) => exportFigure(request, await read(paths), backend.openFigureRenderer),
      table: async (paths, request) => exportTable(request, await read(paths)),
    },
  }
}
