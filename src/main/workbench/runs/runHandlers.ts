/** Implements `runs.*`: intentions go to the queue, questions are answered from its records and from disk. */
import { runReport, type RunReport } from '#shared/events/runReport.ts'
import type { RunId } from '#shared/vocabulary/runs.ts'
import { interactionCount } from '../../experiments/interactionCount.ts'
import type { Backend } from '../backend/backend.ts'
import { compareRuns } from './compareRuns.ts'
import { configurationOf } from '../compose/configuration.ts'
import type { Datasets } from '../datasets/datasets.ts'
import { eventPages } from './eventPages.ts'
import type { Handlers } from '../handlersOf.ts'
import { manifestOf } from './manifestOf.ts'
import type { RunQueue } from '../queue/runQueue.ts'
import type { RunRecords } from './runRecords.ts'
import type { RunRows } from './runRows.ts'
import { foldedView } from './runViews.ts'
import { viewOfRun } from './viewOfRun.ts'

export interface RunHandlerParts {
  readonly backend: Backend
  readonly datasets: Datasets
  readonly records: RunRecords
  readonly queue: RunQueue
  readonly rows: RunRows
}

export function runHandlers({ backend, datasets, records, queue, rows }: RunHandlerParts): Handlers<'runs'> {
  const pageOf = eventPages(backend.runs)
  const report = (run: RunId) => reportOf(run, records, backend)
  return {
    'runs.start': async (request) => {
      const configuration = await configurationOf(request, { datasets, backend })
      const interactions = interactionCount(configuration.dataset, configuration.settings)
      return queue.add(manifestOf(configuration, backend), { note: request.note, interactions })
    },
    'runs.list': () => rows.read(),
    'runs.pause': ({ run }) => queue.pause(run),
    'runs.resume': ({ run }) => queue.resume(run),
    'runs.stop': ({ run }) => queue.stop(run),
    'runs.reorder': ({ run, place }) => queue.reorder(run, place),
    'runs.annotate': ({ run, note, tags }) =>
      queue.annotate(run, { ...(note !== undefined && { note }), ...(tags && { tags }) }),
    'runs.remove': ({ run }) => queue.remove(run),
    'runs.restore': ({ run }) => queue.restore(run),
    'runs.view': ({ run }) => viewOfRun(run, records, backend),
    'runs.events': (request) => pageOf(request),
    'runs.manifest': async ({ run }) => (await backend.runs.of(run).open()).manifest,
    'runs.report': ({ run }) => report(run),
    'runs.compare': ({ runs }) => compareRuns(runs, report, backend),
  }
}

/** Of the newest evaluation; null before the first. */
async function reportOf(run: RunId, records: RunRecords, backend: Backend): Promise<RunReport | null> {
  const files = backend.runs.of(run)
  const live = records.get(run)?.live?.view
  const folder = await files.open()
  if (live) return runReport(live, folder.manifest)
  const written = await files.readReport()
  if (written.state === 'value' && records.get(run)?.glance.finished) return written.value as RunReport
  return runReport(await foldedView(folder), folder.manifest)
}
