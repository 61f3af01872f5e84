/** Implements `export.*`. */
import type { RunId } from '#shared/vocabulary/runs.ts'
import type { Backend } from '../backend/backend.ts'
import { exportFigure } from './exportFigures.ts'
import { exportTable } from './exportTables.ts'
import { figureRuns } from './figureRuns.ts'
import type { Handlers } from '../handlersOf.ts'
import type { RunRecords } from '../runs/runRecords.ts'
import { viewOfRun } from '../runs/viewOfRun.ts'

export interface ExportParts {
  readonly backend: Backend
  readonly records: RunRecords
}

export function exportHandlers({ backend, records }: ExportParts): Handlers<'export'> {
  const opened = (runs: readonly RunId[]) =>
    Promise.all(
      runs.map(async (run) => ({
        run,
        folder: await backend.runs.of(run).open(),
        interactions: records.get(run)?.state.interactions ?? null,
      })),
    )
  return {
    'export.figure': async ({ runs, ...request }) => {
      const drawn = await figureRuns(await opened(runs), ({ run }) => viewOfRun(run, records, backend))
      return exportFigure(request, drawn, backend.figureRenderer)
    },
    'export.table': async ({ runs, ...request }) =>
      exportTable(request, await figureRuns(await opened(runs))),
  }
}
