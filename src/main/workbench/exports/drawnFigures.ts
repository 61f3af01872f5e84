/** Figures of runs, of datasets and of studies, with what stands with them in a file. */
import { DATASET_FIGURES } from '#shared/charts/datasets/datasetFigures.ts'
import { datasetLine } from '#shared/charts/datasets/datasetLine.ts'
import type { FigureRun } from '#shared/charts/figure.ts'
import { FIGURES } from '#shared/charts/figures.ts'
import { protocolLine } from '#shared/charts/protocolLine.ts'
import type { StudyFigureData } from '#shared/charts/studies/studyFigure.ts'
import { studyFigureLine } from '#shared/charts/studies/studyFigureLine.ts'
import { STUDY_FIGURES } from '#shared/charts/studies/studyFigures.ts'
import type { DatasetFigureName, FigureName, StudyFigureName } from '#shared/vocabulary/figures.ts'
import type { DatasetDistributions } from '#shared/vocabulary/imports/datasetDistributions.ts'
import type { DrawnFigure } from './exportFigures.ts'
import { runParts } from './runParts.ts'

/** The date in the files of datasets and studies, which have none, so that the same figure has the same bytes. */
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

/** A figure of a study. */
export function figureOfStudy(name: StudyFigureName, data: StudyFigureData): DrawnFigure<StudyFigureData> {
  return {
    figure: STUDY_FIGURES[name],
    data,
    labels: [data.study],
    of: [data.study],
    description: studyFigureLine(data),
    createdAt: NO_DATE,
  }
}
