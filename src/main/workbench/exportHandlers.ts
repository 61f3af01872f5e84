/** Implements `export.*`. */
import type { RunId } from '#shared/vocabulary/runs.ts'
import type { Backend } from './backend.ts'
import { exportFigure } from './exportFigures.ts'
import { exportTable } from './exportTables.ts'
import { figureRuns } from './figureRuns.ts'
import type { Handlers } from './handlersOf.ts'
import type { RunRecords } from './runRecords.ts'

export interface ExportParts {
  readonly backend: Backend
  readonly records: RunRecords
}

export function exportHandlers({ backend, records }: ExportParts): Handlers<'export'> {
  const read = async (runs: readonly RunId[]) =>
    figureRuns(
      await Promise.all(
        runs.map(async (run) => ({ run, folder: await backend.runs.of(run).open(), interactions: records.get(run)?.state.interactions ?? null })),
      ),
    )
  return {
    'export.figure': async ({ runs, ...request }) => exportFigure(request, await read(runs), backend.figureRenderer),
    'export.table': async ({ runs, ...request }) => exportTable(request, await read(runs)),
  }
}
