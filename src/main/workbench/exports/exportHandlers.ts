/** Implements `export.*`. */
import type { RunReport } from '#shared/events/runReport.ts'
import type { ClientHistory, JointReport, RouterOverview } from '#shared/vocabulary/inspection.ts'
import type { RunId } from '#shared/vocabulary/runs.ts'
import type { StudyId } from '#shared/vocabulary/studies/studies.ts'
import type { StudyResults } from '#shared/vocabulary/studies/studyResults.ts'
import { figureOfDataset, figureOfRuns, figureOfStudy } from './drawnFigures.ts'
import { figureOfRouters, figureOfUsers } from './drawnRunFigures.ts'
import { exportFigure } from './exportFigures.ts'
import { exportHistory } from './exportHistory.ts'
import { exportJoint } from './exportJoint.ts'
import { exportStudyTable } from './exportStudyTable.ts'
import { exportTable } from './exportTables.ts'
import type { NewBreather } from '../../ports/breather.ts'
import type { Datasets } from '../datasets/datasets.ts'
import type { OpenFigureRenderer } from './ports.ts'
import { figureRuns } from './figureRuns.ts'
import type { Handlers } from '../handlersOf.ts'
import type { DatasetReports } from '../datasets/datasetReports.ts'
import type { RunStore } from '../runs/ports/runStore.ts'
import type { RunRecords } from '../runs/runRecords.ts'
import { viewOfRun } from '../runs/viewOfRun.ts'
import { zippedDataset } from './zippedDataset.ts'

/** What exports need from outside. */
export interface ExportPorts {
  readonly runs: RunStore
  readonly openFigureRenderer: OpenFigureRenderer
  readonly newBreather: NewBreather
}

/** What these calls are answered from. */
export interface ExportParts {
  readonly ports: ExportPorts
  readonly records: RunRecords
  readonly datasets: Pick<Datasets, 'load'>
  readonly reports: Pick<DatasetReports, 'distributions'>
  readonly joint: (runs: readonly RunId[]) => Promise<JointReport>
  readonly studyResults: (study: StudyId) => Promise<StudyResults>
  /** The routers of a run as of a step, or now. */
  readonly routers: (run: RunId, step: number | undefined) => Promise<RouterOverview>
  /** A client as of a step, or now. */
  readonly history: (run: RunId, client: string, step: number | undefined) => Promise<ClientHistory>
  /** The newest evaluation of a run; null before the first. */
  readonly report: (run: RunId) => Promise<Pick<RunReport, 'evaluation'> | null>
}

/** Creates the handlers of `export.*`. */
export function exportHandlers({
  ports,
  records,
  datasets,
  reports,
  joint,
  studyResults,
  routers,
  history,
  report,
}: ExportParts): Handlers<'export'> {
  const opened = (runs: readonly RunId[]) =>
    Promise.all(
      runs.map(async (run) => ({
        run,
        folder: await ports.runs.of(run).open(),
        interactions: records.get(run)?.state.interactions ?? null,
      })),
    )
  const viewed = async (runs: readonly RunId[]) =>
    figureRuns(await opened(runs), ({ run }) => viewOfRun(run, records, ports.runs))
  return {
    'export.figure': async (request) => {
      const { openFigureRenderer } = ports
      if ('dataset' in request) {
        const drawn = figureOfDataset(request.figure, await reports.distributions(request.dataset))
        return exportFigure(drawn, request, openFigureRenderer)
      }
      if ('study' in request) {
        const data = { ...(await studyResults(request.study)), beside: request.beside }
        const createdAt = (run: RunId) => {
          const record = records.get(run)
          return record?.manifest?.createdAt ?? record?.createdAt ?? null
        }
        return exportFigure(figureOfStudy(request.figure, data, createdAt), request, openFigureRenderer)
      }
      if ('run' in request) {
        const runs = await viewed([request.run])
        if (request.figure === 'user-differences') {
          const drawn = figureOfUsers(runs, request, await report(request.run))
          return exportFigure(drawn, request, openFigureRenderer)
        }
        const drawn = figureOfRouters(runs, request, await routers(request.run, request.step))
        return exportFigure(drawn, request, openFigureRenderer)
      }
      const runs = await viewed(request.runs)
      return exportFigure(figureOfRuns(request.figure, runs, request.choice), request, openFigureRenderer)
    },
    'export.table': async (request) => {
      if ('study' in request) return exportStudyTable(await studyResults(request.study), request)
      const { runs, table, format } = request
      return table === 'joint'
        ? exportJoint(await joint(runs), runs, format)
        : exportTable({ table, format }, await figureRuns(await opened(runs)))
    },
    'export.history': async (request) => {
      const { run, client, step } = request
      return exportHistory(request, await history(run, client, step), await viewed([run]))
    },
    'export.dataset': async ({ dataset }) => zippedDataset(await datasets.load(dataset), ports.newBreather()),
  }
}
