/** Figures of runs and of datasets, with what stands with them in a file. */
import { DATASET_FIGURES } from '#shared/charts/datasets/datasetFigures.ts'
import { datasetLine } from '#shared/charts/datasets/datasetLine.ts'
import type { FigureRun } from '#shared/charts/figure.ts'
import { FIGURES } from '#shared/charts/figures.ts'
import { protocolLine } from '#shared/charts/protocolLine.ts'
import type { DatasetFigureName, FigureName } from '#shared/vocabulary/figures.ts'
import type { DatasetDistributions } from '#shared/vocabulary/imports/datasetDistributions.ts'
import type { DrawnFigure } from './exportFigures.ts'
import { runParts } from './runParts.ts'

/** The date in the files of datasets, which have none, so that the same figure has the same bytes. */
const NO_DATE = '1970-01-01T00:00:00.000Z'

/** A figure of some runs; its date is that of the newest. */
export function figureOfRuns(
  name: FigureName,
  runs: readonly FigureRun[],
): DrawnFigure<readonly FigureRun[]> {
  const dates = runs.map((run) => run.manifest.createdAt).sort()
  return {
    figure: FIGURES[name],
    data: runs,
    labels: runs.map((run) => run.label),
    of: runParts(runs),
    description: protocolLine(runs),
    createdAt: dates.at(-1) ?? '',
  }
}

/** A figure of a dataset. */
export function figureOfDataset(
  name: DatasetFigureName,
  data: DatasetDistributions,
): DrawnFigure<DatasetDistributions> {
  return {
    figure: DATASET_FIGURES[name],
    data,
    labels: [data.dataset],
    of: [data.dataset],
    description: datasetLine(data),
    createdAt: NO_DATE,
  }
}
