/** Implements `runs.*`: intentions go to the queue, questions are answered from its records and from disk. */
import { runReport, type RunReport } from '#shared/events/runReport.ts'
import type { RunId } from '#shared/vocabulary/runs.ts'
import { interactionCount } from '../../experiments/interactionCount.ts'
import { compareRuns, type ComparePorts } from './compareRuns.ts'
import { configurationOf } from '../compose/configuration.ts'
import type { ModelPlaces } from '../models/ports/modelPlaces.ts'
import type { RunModels } from '../models/ports/runModels.ts'
import type { Datasets } from '../datasets/datasets.ts'
import { eventPages } from './eventPages.ts'
import type { Handlers } from '../handlersOf.ts'
import { manifestOf, type ManifestPorts } from './manifestOf.ts'
import type { RunQueue } from '../queue/runQueue.ts'
import type { RunStore } from './ports/runStore.ts'
import type { RunRecords } from './runRecords.ts'
import type { RunRows } from './runRows.ts'
import { foldedView } from './runViews.ts'
import { viewOfRun } from './viewOfRun.ts'

export interface RunHandlerPorts extends ComparePorts, ManifestPorts {
  readonly runs: RunStore
  readonly models: Pick<RunModels, 'describe'>
  readonly modelPlaces: Pick<ModelPlaces, 'found'>
}

export interface RunHandlerParts {
  readonly ports: RunHandlerPorts
  readonly datasets: Datasets
  readonly records: RunRecords
  readonly queue: RunQueue
  readonly rows: RunRows
}

export function runHandlers({ ports, datasets, records, queue, rows }: RunHandlerParts): Handlers<'runs'> {
  const { runs: store, models, modelPlaces } = ports
  const pageOf = eventPages(store)
  const report = (run: RunId) => reportOf(run, records, store)
  return {
    'runs.start': async (request) => {
      const configuration = await configurationOf(request, { datasets, models, modelPlaces })
      const interactions = interactionCount(configuration.dataset, configuration.settings)
      return queue.add(manifestOf(configuration, ports), { note: request.note, interactions })
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
    'runs.view': ({ run }) => viewOfRun(run, records, store),
    'runs.events': (request) => pageOf(request),
    'runs.manifest': async ({ run }) => (await store.of(run).open()).manifest,
    'runs.report': ({ run }) => report(run),
    'runs.compare': ({ runs }) => compareRuns(runs, report, ports),
  }
}

/** Of the newest evaluation; null before the first. */
async function reportOf(run: RunId, records: RunRecords, store: RunStore): Promise<RunReport | null> {
  const files = store.of(run)
  const live = records.get(run)?.live?.view
  const folder = await files.open()
  if (live) return runReport(live, folder.manifest)
  const written = await files.readReport()
  if (written.state === 'value' && records.get(run)?.glance.finished) return written.value as RunReport
  return runReport(await foldedView(folder), folder.manifest)
}
