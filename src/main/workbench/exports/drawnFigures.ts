/** Figures of runs, of datasets and of studies, with what stands with them in a file. */
import { chosenFigure } from '#shared/charts/chosenFigure.ts'
import { DATASET_FIGURES } from '#shared/charts/datasets/datasetFigures.ts'
import { datasetLine } from '#shared/charts/datasets/datasetLine.ts'
import type { FigureRun } from '#shared/charts/figure.ts'
import { FIGURES } from '#shared/charts/figures.ts'
import { protocolLine } from '#shared/charts/protocolLine.ts'
import type { StudyFigureData } from '#shared/charts/studies/studyFigure.ts'
import { studyFigureLine } from '#shared/charts/studies/studyFigureLine.ts'
import { STUDY_FIGURES } from '#shared/charts/studies/studyFigures.ts'
import {
  DEFAULT_CHOICE,
  type DatasetFigureName,
  type FigureChoice,
  type FigureName,
  type StudyFigureName,
} from '#shared/vocabulary/figures.ts'
import { WorkbenchError } from '#shared/errors.ts'
import type { RunId } from '#shared/vocabulary/runs.ts'
import type { DatasetDistributions } from '#shared/vocabulary/imports/datasetDistributions.ts'
import type { DrawnFigure } from './exportFigures.ts'
import { runParts } from './runParts.ts'

/**
 * A figure of some runs; its date is that of the newest.
 * @throws WorkbenchError `run-state` where none of the runs has anything for it, whose picture would be empty for good.
 */
export function figureOfRuns(
  name: FigureName,
  runs: readonly FigureRun[],
  choice: FigureChoice,
): DrawnFigure<readonly FigureRun[]> {
  const figure = FIGURES[name]
  if (figure.isFor?.(runs) === false)
    throw new WorkbenchError({
      code: 'run-state',
      run: runs.map(({ label }) => label).join(', '),
      expected: `a run that “${figure.title}” can say something about`,
      found: 'none among these',
    })
  return {
    figure: chosenFigure(figure, choice),
    data: runs,
    labels: runs.map((run) => run.label),
    of: [...runParts(runs), ...choiceParts(name, choice)],
    description: protocolLine(runs),
    createdAt: newest(runs.map((run) => run.manifest.createdAt)),
  }
}

/** A figure of a dataset, which has no date. */
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
    createdAt: null,
  }
}

/** A figure of a study; its date is that of the newest of its runs, which `createdAt` has. */
export function figureOfStudy(
  name: StudyFigureName,
  data: StudyFigureData,
  createdAt: (run: RunId) => string | null,
): DrawnFigure<StudyFigureData> {
  const runs = data.blocks.flatMap(({ rows }) => rows.flatMap((row) => row.runs))
  return {
    figure: STUDY_FIGURES[name],
    data,
    labels: [data.study],
    of: [data.study],
    description: studyFigureLine(data),
    createdAt: newest(runs.flatMap(({ run }) => createdAt(run) ?? [])),
  }
}

/** The newest of dates that are written alike; null for none. */
function newest(dates: readonly string[]): string | null {
  return [...dates].sort().at(-1) ?? null
}

/** What the file name says of a choice: files of two cutoffs are not to have one name. */
function choiceParts(name: FigureName, { cutoff }: FigureChoice): readonly string[] {
  return name === 'ndcg' && cutoff !== DEFAULT_CHOICE.cutoff ? [`at${cutoff}`] : []
}
